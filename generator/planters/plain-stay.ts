import type { Archetype } from '../archetype.ts';
import { archetypesAt, type BatchSetting, fitsPerson } from '../batch-setting.ts';
import { pickWeighted, type Random } from '../random.ts';
import type { StayPlan } from '../stay-plan.ts';

/** Courses of treatment, births, newborns and mental illness come again for good reason. */
const recurring = /^(Z|N18|O|P|F)/;

/** Whether nothing about a stay excuses another one soon after it. */
export function isPlainStay({ daySurgery, ageYears, diagnoses, archetype }: StayPlan): boolean {
  return !daySurgery && ageYears >= 1 && isPlain(archetype) && !recurring.test(diagnoses[0] ?? '');
}

/**
 * Another illness that the person may have on that day in the hospital of the stay, or in another: one that
 * needs no operation and has no category of `taken` codes. `null` where there is none.
 */
export function drawOtherIllness(
  random: Random,
  { knowledge }: BatchSetting,
  { person, hospital }: Pick<StayPlan, 'person' | 'hospital'>,
  { day, taken }: { readonly day: number; readonly taken: readonly string[] },
): Archetype | null {
  const categories = new Set(taken.map((code) => code.slice(0, 3)));
  const others = archetypesAt(hospital, knowledge).filter(
    (archetype) =>
      isPlain(archetype) &&
      archetype.procedures.length === 0 &&
      fitsPerson(archetype, person, day) &&
      !archetype.principal.some((code) => recurring.test(code) || categories.has(code.slice(0, 3))),
  );
  return others.length > 0 ? pickWeighted(random, others, ({ share }) => share) : null;
}

function isPlain({ planned, newbornWeightGrams }: Archetype): boolean {
  return !planned && newbornWeightGrams === null;
}
