import { usualCostFen } from '../usual-cost.ts';
import type { JourneyPlanter } from './journey-planter.ts';

const ruleId = 'DS-COST-ANOMALY';

/**
 * Makes a stay nine to eleven times as dear as its like, or, as a near miss, half as dear again, which
 * is still inside what chance does to a cost.
 */
export const costPlanter: JourneyPlanter = {
  ruleId,
  occasions: ({ commonShare }) => commonShare,
  roomDays: 0,
  plant(random, { knowledge: { book }, commonGroups }, first, kind) {
    if (!commonGroups.has(first.outcome.drg)) return null;
    const factor = kind === 'violation' ? 9 + 2 * random.next() : 1.5;
    const targetCostFen = Math.round(usualCostFen(book, first, first.outcome) * factor);
    return [{ ...first, targetCostFen, planted: [{ ruleId, kind }] }];
  },
};
