import * as z from 'zod';
import type { Words } from '../../claims/words.ts';
import type { CostBaseline } from '../../costs/cost-baseline.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence, sayYuan } from '../evidence-words.ts';
import { type CaseCheck, type Hit, noData, pass, verdictOf } from '../rule.ts';

const words = {
  high: {
    zh: '{group}组：总费用{cost}元，稳健z值{z}（阈值{threshold}），组中位数{median}元，对数费用MAD {mad}，病例{cases}例',
    en: 'group {group}: cost {cost} yuan, robust z {z} (threshold {threshold}), median {median} yuan, MAD of log cost {mad}, {cases} cases; unusually high',
  },
  low: {
    zh: '{group}组：总费用{cost}元明显偏低，稳健z值{z}（阈值{threshold}），组中位数{median}元，对数费用MAD {mad}，病例{cases}例',
    en: 'group {group}: cost {cost} yuan, robust z {z} (threshold {threshold}), median {median} yuan, MAD of log cost {mad}, {cases} cases; unusually low',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** Makes the MAD of a normal distribution comparable to its standard deviation (Iglewicz and Hoaglin, 1993). */
const normalMad = 0.6745;

/**
 * A cost far from its group's: |0.6745 (ln cost - median) / MAD| above `threshold`, on log cost. Too few
 * cases, or a MAD of nought: no data. On the high side the money is the cost above the threshold; a low cost
 * asks for review (a low cost in a dear group) and claims none.
 */
export const costAnomaly = defineCheck({
  tableKind: null,
  parameters: z.strictObject({
    threshold: z.number().positive(),
    minCases: z.int().positive(),
    sides: z.array(z.enum(['high', 'low'])).min(1),
  }),
  bind: ({ parameters: { threshold, minCases, sides } }): CaseCheck => ({
    reads: 'case',
    run(index) {
      const { baseline } = index;
      const costFen = index.list.totalCostFen;
      if (costFen === null || costFen <= 0) return noData('totalCost');
      if (!baseline || baseline.cases < minCases || baseline.madLogCost <= 0) return noData('baseline');
      const z = (normalMad * (Math.log(costFen) - baseline.medianLogCost)) / baseline.madLogCost;
      const isFar = (z > threshold && sides.includes('high')) || (z < -threshold && sides.includes('low'));
      return isFar ? verdictOf([hitOn(index, costFen, baseline, z, threshold)]) : pass;
    },
  }),
});

function hitOn(index: CaseIndex, costFen: number, baseline: CostBaseline, z: number, threshold: number): Hit {
  const isHigh = z > 0;
  const text = sayEvidence(isHigh ? words.high : words.low, {
    group: baseline.group,
    cost: sayYuan(costFen),
    z: z.toFixed(2),
    threshold,
    median: sayYuan(Math.exp(baseline.medianLogCost)),
    mad: baseline.madLogCost.toFixed(4),
    cases: baseline.cases,
  });
  return {
    evidence: [{ kind: 'statistic', ref: 'robust-z-log-cost', text }],
    amountFen: isHigh ? costFen - thresholdFen(baseline, threshold) : 0,
    amountMethod: isHigh ? 'above-threshold' : 'none',
    department: null,
    doctor: null,
    occurredOn: index.dischargedOn,
  };
}

/** The cost at which z is exactly the threshold. */
function thresholdFen({ medianLogCost, madLogCost }: CostBaseline, threshold: number): number {
  return Math.round(Math.exp(medianLogCost + (threshold * madLogCost) / normalMad));
}
