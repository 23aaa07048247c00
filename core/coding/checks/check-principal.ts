import { type CodingCase, type CodingCheck, diagnosisField } from '../coding-case.ts';
import type { CodingChange } from '../coding-question.ts';

/** A principal diagnosis that by the structure of the classification only ever accompanies another. */
export const checkPrincipal: CodingCheck = (given) => {
  const { list, tables, day } = given;
  const value = list.diagnoses[0]?.code;
  const found = value === undefined ? null : tables.neverPrincipal(value, day);
  if (value === undefined || found === null) return [];
  const title = tables.diagnoses.table.title(value);
  return [
    {
      code: 'never-principal',
      field: diagnosisField(0),
      value,
      evidence: { title, reason: found.reason },
      certainty: found.certainty,
      changes: onlyOtherPrincipal(given),
    },
  ];
};

/** Which of several should lead is for the record to say, not for their groups. */
function onlyOtherPrincipal({ list, tables, day }: CodingCase): readonly CodingChange[] {
  const others = list.diagnoses.flatMap(({ code }, at) =>
    tables.diagnoses.table.has(code) && tables.neverPrincipal(code, day) === null ? [{ code, at }] : [],
  );
  const [first] = others;
  if (first === undefined || others.some(({ code }) => code !== first.code)) return [];
  return [{ kind: 'principal-diagnosis', at: first.at }];
}
