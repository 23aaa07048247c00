import type { Sex } from '../../claims/settlement-list.ts';
import { type CodingCheck, diagnosisField, procedureField } from '../coding-case.ts';
import type { CodingDoubt } from '../coding-question.ts';

/** Diagnoses and procedures of the other sex. A sex that is not stated contradicts nothing. */
export const checkSexes: CodingCheck = ({ list, tables, day }) => {
  const { sex } = list.patient;
  const diagnoses = list.diagnoses.flatMap(({ code: value }, at): readonly CodingDoubt[] => {
    const found = tables.diagnosisSex(value, day);
    if (found === null || !isOther(sex, found.sex)) return [];
    const { sex: expected, certainty } = found;
    const evidence = { title: tables.diagnoses.table.title(value), sex, expected };
    const asked = { code: 'diagnosis-sex-conflict', field: diagnosisField(at), value, evidence } as const;
    const leftOut = at === 0 ? [] : [{ kind: 'without-diagnosis', at } as const];
    return [{ ...asked, certainty, changes: [{ kind: 'sex', to: expected }, ...leftOut] }];
  });
  const procedures = list.procedures.flatMap(({ code: value }, at): readonly CodingDoubt[] => {
    const found = tables.procedureSex(value, day);
    if (found === null || !isOther(sex, found.sex)) return [];
    const { sex: expected, certainty } = found;
    const evidence = { title: tables.procedures.table.title(value), sex, expected };
    const asked = { code: 'procedure-sex-conflict', field: procedureField(at), value, evidence } as const;
    const leftOut = { kind: 'without-procedure', at } as const;
    return [{ ...asked, certainty, changes: [{ kind: 'sex', to: expected }, leftOut] }];
  });
  return [...diagnoses, ...procedures];
};

function isOther(sex: Sex, expected: 'male' | 'female'): boolean {
  return (sex === 'male' || sex === 'female') && sex !== expected;
}
