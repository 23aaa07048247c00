import type { Hospital } from '../core/payment/hospital-registry.ts';
import type { Archetype } from './archetype.ts';
import type { GeneratorKnowledge } from './generator-knowledge.ts';
import { dayNumber } from './local-time.ts';
import { ageYearsOn, type Person } from './person.ts';
import { pickWeighted, type Random } from './random.ts';

/** Stays end in these twelve months, both days included. */
export const firstDischargeDay = dayNumber('2025-10-01');
export const lastDischargeDay = dayNumber('2026-09-30');

/** The statistical rule needs 30 cases in a group; twice that are expected before cost is planted in one. */
const casesForBaseline = 60;

/** The batch as a whole, settled before its first stay. */
export interface BatchSetting {
  readonly seed: string;
  readonly cases: number;
  /** Share of stays with a planted violation; half as many get a near miss. */
  readonly violations: number;
  readonly hospitals: readonly Hospital[];
  readonly knowledge: GeneratorKnowledge;
  /** Groups expected to have enough cases for a cost baseline. */
  readonly commonGroups: ReadonlySet<string>;
  /** Share of the stays that are expected in them. */
  readonly commonShare: number;
}

export type BatchRequest = Omit<BatchSetting, 'commonGroups' | 'commonShare'>;

/** Settles what follows from the request. */
export function settleBatch(request: BatchRequest): BatchSetting {
  const common = [...expectCases(request)].filter(([, number]) => number >= casesForBaseline);
  const commonCases = common.reduce((sum, [, number]) => sum + number, 0);
  const commonGroups = new Set(common.map(([drg]) => drg));
  return { ...request, commonGroups, commonShare: commonCases / request.cases };
}

/** A hospital by its size: large ones see more patients. */
export function drawHospital(random: Random, { hospitals }: BatchRequest): Hospital {
  return pickWeighted(random, hospitals, sizeOf);
}

/** What a hospital of this level treats. */
export function archetypesAt({ level }: Hospital, { book }: GeneratorKnowledge): readonly Archetype[] {
  return book.archetypes.filter(({ minHospitalLevel }) => minHospitalLevel <= level);
}

/** Whether the kind of stay may happen to the person on that day. */
export function fitsPerson(archetype: Archetype, person: Person, day: number): boolean {
  if (archetype.sex !== 'any' && archetype.sex !== person.sex) return false;
  if (archetype.ageDays) return false;
  const age = ageYearsOn(person, day);
  return age >= archetype.ageYears[0] && age <= archetype.ageYears[1];
}

function sizeOf({ level }: Hospital): number {
  return { 1: 2, 2: 3, 3: 5 }[level];
}

/** Expected cases by group. */
function expectCases({ cases, hospitals, knowledge }: BatchRequest): ReadonlyMap<string, number> {
  const expected = new Map<string, number>();
  const allSizes = hospitals.reduce((sum, hospital) => sum + sizeOf(hospital), 0);
  for (const hospital of hospitals) {
    const archetypes = archetypesAt(hospital, knowledge);
    const allShares = archetypes.reduce((sum, { share }) => sum + share, 0);
    const casesOfShare = (cases * sizeOf(hospital)) / allSizes / allShares;
    for (const { share, outcomes } of archetypes) {
      for (const outcome of outcomes) {
        const added = casesOfShare * share * outcome.share;
        expected.set(outcome.drg, (expected.get(outcome.drg) ?? 0) + added);
      }
    }
  }
  return expected;
}
