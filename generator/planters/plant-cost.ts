import type { GeneratorKnowledge } from '../generator-knowledge.ts';
import type { Random } from '../random.ts';
import type { Planting, StayPlan } from '../stay-plan.ts';

/**
 * Makes a stay nine to eleven times as dear as its like, or, as a near miss, half as dear again, which
 * is still inside what chance does to a cost.
 */
export function plantCost(
  random: Random,
  { book }: GeneratorKnowledge,
  stay: StayPlan,
  kind: Planting,
): StayPlan {
  const { level, region } = stay.hospital;
  const index = (book.costIndex.level[level] ?? 1) * (book.costIndex.region[region] ?? 1);
  const factor = kind === 'violation' ? 9 + 2 * random.next() : 1.5;
  return {
    ...stay,
    targetCostFen: Math.round(stay.outcome.medianCostYuan * 100 * index * factor),
    planted: [{ ruleId: 'DS-COST-ANOMALY', kind }],
  };
}
