import { type CodingCheck, diagnosisField } from '../coding-case.ts';

/** A diagnosis that stands on the list before; procedures may well be repeated. */
export const checkDuplicates: CodingCheck = ({ list, tables }) => {
  const codes = list.diagnoses.map(({ code }) => code);
  return codes.flatMap((value, at) => {
    const firstAt = codes.indexOf(value);
    if (firstAt === at) return [];
    return {
      code: 'duplicate-diagnosis' as const,
      field: diagnosisField(at),
      value,
      evidence: { title: tables.diagnoses.table.title(value), firstAt },
      certainty: 'high' as const,
      changes: [{ kind: 'without-diagnosis' as const, at }],
    };
  });
};
