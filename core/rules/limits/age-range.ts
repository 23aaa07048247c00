import * as z from 'zod';
import type { Patient } from '../../claims/settlement-list.ts';
import { type Words, wordsSchema } from '../../claims/words.ts';
import type { CaseIndex } from '../case-index.ts';
import { type AgeBound, hasReached, readAgeBound, sayAgeBound } from './age-bound.ts';

/** An age as ISO 8601 writes durations, in one unit: `P18Y`, `P6M`, `P29D`. */
export const ageSchema = z.string().regex(/^P\d+[YMD]$/);

/** What a word for an age means: `below` is the first age that is out of it. */
const ageGroup = z.strictObject({
  name: wordsSchema,
  from: ageSchema.nullable(),
  below: ageSchema.nullable(),
  /** A stay with a diagnosis that begins so is let be: a newborn's care may stand on the mother's list. */
  exemptDiagnoses: z.array(z.string().min(1)).default([]),
});

/** Ages by the words that tables use: who is a newborn, a child, of working age. */
export const ageGroups = z.record(z.string(), ageGroup);

export type AgeGroups = z.infer<typeof ageGroups>;

/** From one age up to, not including, another. */
export interface AgeRange {
  readonly from: AgeBound | null;
  readonly below: AgeBound | null;
  /** Beginnings of diagnoses with which the age is no matter. */
  readonly exemptDiagnoses: readonly string[];
  readonly words: Words;
}

/** A group by its name, or a range of its own. Throws on a name that is not among the groups. */
export function readAgeRange(
  scope: string | readonly [from: string | null, below: string | null],
  groups: AgeGroups,
): AgeRange {
  if (typeof scope !== 'string') {
    const [from, below] = scope.map((age) => (age === null ? null : readAgeBound(age)));
    const bounds = { from: from ?? null, below: below ?? null };
    return { ...bounds, exemptDiagnoses: [], words: sayRange(bounds.from, bounds.below) };
  }
  const group = groups[scope];
  if (!group) throw new Error(`no age group ${scope} among the parameters`);
  const range = readAgeRange([group.from, group.below], groups);
  const { zh, en } = range.words;
  const { exemptDiagnoses } = group;
  return {
    ...range,
    exemptDiagnoses,
    words: { zh: `${group.name.zh}（${zh}）`, en: `${group.name.en} (${en})` },
  };
}

/** Whether the age on admission lies in the range; `null` where the list does not tell. */
export function isWithin(
  { list: { patient, diagnoses }, admittedOn }: Pick<CaseIndex, 'list' | 'admittedOn'>,
  { from, below, exemptDiagnoses }: AgeRange,
): boolean | null {
  if (exemptDiagnoses.some((beginning) => diagnoses.some(({ code }) => code.startsWith(beginning))))
    return true;
  const isOldEnough = from === null || hasReached(patient, admittedOn, from);
  const isTooOld = below !== null && hasReached(patient, admittedOn, below);
  if (isOldEnough === false || isTooOld === true) return false;
  return isOldEnough === null || isTooOld === null ? null : true;
}

/** How old the patient is said to be, as exactly as the list tells. */
export function sayAge({ ageYears, ageDays }: Pick<Patient, 'ageYears' | 'ageDays'>): Words {
  if (ageYears) return { zh: `${ageYears}岁`, en: `${ageYears} years old` };
  if (ageDays !== null) return { zh: `${ageDays}天`, en: `${ageDays} days old` };
  return { zh: '不足1岁', en: 'under 1 year old' };
}

function sayRange(from: AgeBound | null, below: AgeBound | null): Words {
  const [low, high] = [from && sayAgeBound(from), below && sayAgeBound(below)];
  if (low && high) return { zh: `${low.zh}至${high.zh}以下`, en: `from ${low.en} to under ${high.en}` };
  if (low) return { zh: `${low.zh}及以上`, en: `from ${low.en} on` };
  return high ? { zh: `${high.zh}以下`, en: `under ${high.en}` } : { zh: '不限', en: 'any age' };
}
