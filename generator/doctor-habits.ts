import { dayNumber, dayOfMinute } from './local-time.ts';
import { createRandom, pickWeighted } from './random.ts';
import type { StayPlan } from './stay-plan.ts';

/** Dear beside colleagues of the same groups; the same, but from one day on only. */
export type DoctorHabit = 'dear' | 'dear-later';

/** How much dearer: inside what chance does to the cost of a single stay, far outside what it does to a hundred. */
const factor = 1.3;
const laterFrom = dayNumber('2026-04-01');

/**
 * The habit of a doctor, a pure function of the batch's seed; `null` for most.
 * @param share of doctors that have one
 */
export function habitOf(seed: string, { hospital, doctor }: StayPlan, share: number): DoctorHabit | null {
  const random = createRandom(`${seed}/habit/${hospital.code}/${doctor}`);
  if (!random.chance(share)) return null;
  return pickWeighted(random, ['dear', 'dear-later'] as const, () => 1);
}

/** The stay at a doctor of that habit. One with something planted in it is left as it is, and so is a visit. */
export function withHabit(plan: StayPlan, habit: DoctorHabit | null): StayPlan {
  if (habit === null || plan.visit || plan.planting || plan.planted.length > 0) return plan;
  if (habit === 'dear-later' && dayOfMinute(plan.dischargedAt) < laterFrom) return plan;
  return { ...plan, targetCostFen: Math.round(plan.targetCostFen * factor) };
}
