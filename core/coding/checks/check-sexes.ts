import { type CodingCheck, diagnosisField, procedureField } from '../coding-case.ts';

/** Diagnoses and procedures of the other sex. A sex that is not stated contradicts nothing. */
export const checkSexes: CodingCheck = ({ list, tables, day }) => {
  const { sex } = list.patient;
  if (sex !== 'male' && sex !== 'female') return [];
  const diagnoses = list.diagnoses.flatMap(({ code: value }, at) => {
    const found = tables.diagnosisSex(value, day);
    if (found === null || found.sex === sex) return [];
    const title = tables.diagnoses.table.title(value);
    return {
      code: 'diagnosis-sex-conflict' as const,
      field: diagnosisField(at),
      value,
      evidence: { title, sex, expected: found.sex },
      certainty: found.certainty,
      changes: [
        { kind: 'sex' as const, to: found.sex },
        ...(at === 0 ? [] : [{ kind: 'without-diagnosis' as const, at }]),
      ],
    };
  });
  const procedures = list.procedures.flatMap(({ code: value }, at) => {
    const found = tables.procedureSex(value, day);
    if (found === null || found.sex === sex) return [];
    const title = tables.procedures.table.title(value);
    return {
      code: 'procedure-sex-conflict' as const,
      field: procedureField(at),
      value,
      evidence: { title, sex, expected: found.sex },
      certainty: found.certainty,
      changes: [
        { kind: 'sex' as const, to: found.sex },
        { kind: 'without-procedure' as const, at },
      ],
    };
  });
  return [...diagnoses, ...procedures];
};
