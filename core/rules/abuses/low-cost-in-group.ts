import * as z from 'zod';
import type { Words } from '../../claims/words.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence, sayYuan } from '../evidence-words.ts';
import { type CaseCheck, noData, pass, verdictOf } from '../rule.ts';
import { hitOnStay } from '../stay-hit.ts';

const words: Words = {
  zh: '{group}组权重{weight}，本例总费用{cost}元，为同组{cases}例中位数{median}元的{share}%（阈值{limit}%）',
  en: 'group {group} of weight {weight}: this case cost {cost} yuan, {share}% of the median of {cases} cases, {median} yuan (threshold {limit}%)',
};

/**
 * A case in a group of high weight that cost a small part of what the group's cases cost: the group may be
 * too high. A stay that ended early, by death or by transfer say, is no wonder. The money is what the
 * payment leaves above the cost.
 */
export const lowCostInGroup = defineCheck({
  tableKind: null,
  parameters: z.strictObject({
    /** Relative weight from which a group counts as high. */
    minWeight: z.number().positive(),
    /** Share of the group's median cost. */
    belowShare: z.number().positive().max(1),
    minCases: z.int().positive(),
    exemptDischargeWays: z.array(
      z.enum(['home', 'transfer', 'community', 'against-advice', 'died', 'other']),
    ),
  }),
  bind: ({ parameters: { minWeight, belowShare, minCases, exemptDischargeWays } }): CaseCheck => ({
    reads: 'case',
    run(index) {
      const { payment, baseline, list } = index;
      const costFen = list.totalCostFen;
      if (costFen === null || costFen <= 0) return noData('totalCost');
      if (payment?.weightE4 == null) return noData('weight');
      const weight = payment.weightE4 / 10_000;
      if (weight < minWeight || isExempt(index, exemptDischargeWays)) return pass;
      if (!baseline || baseline.cases < minCases) return noData('baseline');
      const medianFen = Math.exp(baseline.medianLogCost);
      if (costFen >= belowShare * medianFen) return pass;
      const text = sayEvidence(words, {
        group: payment.group,
        weight: weight.toFixed(4),
        cost: sayYuan(costFen),
        cases: baseline.cases,
        median: sayYuan(medianFen),
        share: Math.round((costFen / medianFen) * 100),
        limit: Math.round(belowShare * 100),
      });
      const gainFen = Math.max(0, (payment.paymentFen ?? 0) - costFen);
      const claim = {
        amountFen: gainFen,
        amountMethod: gainFen > 0 ? 'payment-above-cost' : 'none',
      } as const;
      return verdictOf([hitOnStay(index, [{ kind: 'statistic', ref: 'share-of-median-cost', text }], claim)]);
    },
  }),
});

function isExempt({ list: { stay } }: CaseIndex, ways: readonly string[]): boolean {
  return stay.dischargeWay !== null && ways.includes(stay.dischargeWay);
}
