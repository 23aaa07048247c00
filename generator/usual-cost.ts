import type { ArchetypeBook, Outcome } from './archetype.ts';
import type { StayPlan } from './stay-plan.ts';

/** What such an outcome costs at that hospital in the middle, in fen. */
export function usualCostFen(
  { costIndex }: ArchetypeBook,
  { hospital }: Pick<StayPlan, 'hospital'>,
  outcome: Outcome,
): number {
  const index = (costIndex.level[hospital.level] ?? 1) * (costIndex.region[hospital.region] ?? 1);
  return outcome.medianCostYuan * 100 * index;
}
