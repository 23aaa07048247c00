import type { CodingCase, CodingCheck } from '../coding-case.ts';
import type { CodingDoubt } from '../coding-question.ts';

const field = 'setlinfo.nwb_adm_wt';

/** The weight of a newborn: missing, of somebody else, or of no child that lives (kilograms, say). */
export const checkNewbornWeight: CodingCheck = (given) => {
  const { newbornWeightGrams } = given.list.patient;
  return newbornWeightGrams === null ? checkMissing(given) : checkGiven(given, newbornWeightGrams);
};

function checkMissing({ list, tables }: CodingCase): readonly CodingDoubt[] {
  const { ageYears, ageDays } = list.patient;
  if (ageYears !== 0 || ageDays === null || ageDays > tables.plausible.newborn.weighed_to_days) return [];
  return [
    {
      code: 'missing-newborn-weight',
      field,
      value: null,
      evidence: { ageDays },
      certainty: 'high',
      changes: [],
    },
  ];
}

function checkGiven({ list, tables }: CodingCase, weightGrams: number): readonly CodingDoubt[] {
  const { newborn, certainty } = tables.plausible;
  const { ageYears, ageDays } = list.patient;
  const isOlder = (ageDays ?? 0) > newborn.weighed_to_days;
  const isOdd = weightGrams < newborn.from_grams || (weightGrams > newborn.to_grams && !isOlder);
  const reason = (ageYears ?? 0) >= 1 ? 'not-a-newborn' : isOdd ? 'out-of-range' : null;
  if (reason === null) return [];
  const evidence = { reason, weightGrams, fromGrams: newborn.from_grams, toGrams: newborn.to_grams } as const;
  return [{ code: 'implausible-weight', field, value: weightGrams, evidence, certainty, changes: [] }];
}
