import { yearsBetween } from '../../claims/calendar-days.ts';
import { type CodingCase, type CodingCheck, diagnosisField } from '../coding-case.ts';
import type { CodingDoubt } from '../coding-question.ts';
import type { AgeRange } from '../coding-tables.ts';

/** The age against the birth date, and each diagnosis against the age. */
export const checkAges: CodingCheck = (given) => {
  const { ageYears } = given.list.patient;
  if (ageYears === null) return [];
  return [...checkBirthDate(given, ageYears), ...checkDiagnoses(given, ageYears)];
};

/** Hospitals count age on admission, on discharge or by the year: only more than a year apart is asked about. */
function checkBirthDate({ list }: CodingCase, ageYears: number): readonly CodingDoubt[] {
  const { birthDate } = list.patient;
  const byBirthDateYears = birthDate === null ? ageYears : yearsBetween(birthDate, list.stay.admittedAt);
  if (Math.abs(byBirthDateYears - ageYears) <= 1) return [];
  return [
    {
      code: 'implausible-age',
      field: 'setlinfo.age',
      value: ageYears,
      evidence: { ageYears, byBirthDateYears },
      certainty: 'high',
      changes: byBirthDateYears > 0 ? [{ kind: 'age-years', to: byBirthDateYears }] : [],
    },
  ];
}

function checkDiagnoses({ list, tables, day }: CodingCase, ageYears: number): readonly CodingDoubt[] {
  return list.diagnoses.flatMap(({ code: value }, at) => {
    const found = tables.diagnosisAge(value, day);
    if (found === null || isWithin(found, ageYears)) return [];
    const title = tables.diagnoses.table.title(value);
    const { words: group, fromYears, toYears, certainty } = found;
    return {
      code: 'diagnosis-age-conflict' as const,
      field: diagnosisField(at),
      value,
      evidence: { title, ageYears, group, fromYears, toYears },
      certainty,
      changes: at === 0 ? [] : [{ kind: 'without-diagnosis' as const, at }],
    };
  });
}

function isWithin({ fromYears, toYears }: AgeRange, ageYears: number): boolean {
  return ageYears >= fromYears && (toYears === null || ageYears <= toYears);
}
