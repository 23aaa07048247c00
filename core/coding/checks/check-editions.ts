import { type CodingCheck, diagnosisField, procedureField } from '../coding-case.ts';
import type { CodingDoubt } from '../coding-question.ts';
import type { Edition } from '../coding-tables.ts';

/** Each code against the insurance edition: unknown, of the clinical edition, or grey. */
export const checkEditions: CodingCheck = ({ list, tables, day }) => [
  ...list.diagnoses.flatMap(({ code }, at) => checkCode(code, at, day, tables.diagnoses, asDiagnosis)),
  ...list.procedures.flatMap(({ code }, at) => checkCode(code, at, day, tables.procedures, asProcedure)),
];

const asDiagnosis = {
  fieldOf: diagnosisField,
  unknown: 'unknown-diagnosis-code',
  grey: 'grey-diagnosis-code',
  change: 'diagnosis-code',
  /** A case has to keep its principal diagnosis. */
  leaveOut: (at: number) => (at === 0 ? [] : [{ kind: 'without-diagnosis', at } as const]),
} as const;

const asProcedure = {
  fieldOf: procedureField,
  unknown: 'unknown-procedure-code',
  grey: 'grey-procedure-code',
  change: 'procedure-code',
  leaveOut: (at: number) => [{ kind: 'without-procedure', at } as const],
} as const;

function checkCode(
  value: string,
  at: number,
  day: string,
  { table, fromClinical, grey }: Edition,
  kind: typeof asDiagnosis | typeof asProcedure,
): readonly CodingDoubt[] {
  const title = table.title(value);
  const found = title === null ? null : grey(value, day);
  if (title !== null && found === null) return [];
  const asked = { field: kind.fieldOf(at), value };
  if (found !== null)
    return [{ ...asked, code: kind.grey, evidence: { title }, certainty: found.certainty, changes: [] }];
  const code = fromClinical(value);
  if (code === undefined || !table.has(code)) {
    const evidence = { edition: table.id };
    return [{ ...asked, code: kind.unknown, evidence, certainty: 'high', changes: kind.leaveOut(at) }];
  }
  return [
    {
      ...asked,
      code: 'clinical-edition-code',
      evidence: { edition: table.id, code, title: table.title(code) },
      certainty: 'high',
      changes: [{ kind: kind.change, at, to: code }],
    },
  ];
}
