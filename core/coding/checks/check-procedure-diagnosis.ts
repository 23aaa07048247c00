import { type CodingCheck, procedureField } from '../coding-case.ts';

/** A procedure for which certain diagnoses are published, none of which is on the list. */
export const checkProcedureDiagnosis: CodingCheck = ({ list, tables, day }) =>
  list.procedures.flatMap(({ code: value }, at) => {
    const found = tables.procedureDiagnoses(value, day);
    if (found === null || list.diagnoses.some(({ code }) => found.diagnoses.has(code))) return [];
    const title = tables.procedures.table.title(value);
    return {
      code: 'procedure-without-diagnosis' as const,
      field: procedureField(at),
      value,
      evidence: { title, listedDiagnoses: found.diagnoses.size },
      certainty: found.certainty,
      changes: [{ kind: 'without-procedure' as const, at }],
    };
  });
