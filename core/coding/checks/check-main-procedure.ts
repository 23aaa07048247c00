import { type CodingCase, type CodingCheck, procedureField } from '../coding-case.ts';
import type { CodingDoubt, PlacedCode } from '../coding-question.ts';

/** `med_chrgitm_type` of operation charges. */
const operationCharges = '06';

/** A main procedure that is no operation though an operation follows, or operations charged and none listed. */
export const checkMainProcedure: CodingCheck = (given) =>
  given.list.procedures.length > 0 ? checkFirst(given) : checkCharges(given);

function checkFirst(given: CodingCase): readonly CodingDoubt[] {
  const { list, tables, day } = given;
  const value = list.procedures[0]?.code ?? '';
  const found = tables.procedureKind(value, day);
  if (found?.kind !== 'diagnostic' && found?.kind !== 'therapeutic') return [];
  const operations = listOperations(given);
  const [first] = operations;
  if (first === undefined) return [];
  return [
    {
      code: 'missing-main-procedure',
      field: procedureField(0),
      value,
      evidence: { title: tables.procedures.table.title(value), kind: found.kind, operations },
      certainty: 'medium',
      changes: operations.length === 1 ? [{ kind: 'main-procedure', at: first.at }] : [],
    },
  ];
}

function listOperations({ list, tables, day }: CodingCase): readonly PlacedCode[] {
  return list.procedures.flatMap(({ code }, at) =>
    tables.procedureKind(code, day)?.kind === 'operation'
      ? [{ at, code, title: tables.procedures.table.title(code) }]
      : [],
  );
}

function checkCharges({ list }: CodingCase): readonly CodingDoubt[] {
  const isCharged = list.feeCategories?.some(
    ({ category, amountFen }) => category === operationCharges && amountFen > 0,
  );
  if (!isCharged) return [];
  return [
    {
      code: 'operation-charge-without-procedure',
      field: 'oprninfo',
      value: null,
      evidence: { category: operationCharges },
      certainty: 'medium',
      changes: [],
    },
  ];
}
