import * as z from 'zod';
import type { Catalogue } from '../../claims/catalogue.ts';
import type { FeeLine, SettlementList } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import type { CaseIndex } from '../case-index.ts';
import type { PaidCase, PaymentAtCost } from '../case-payment.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence, sayYuan } from '../evidence-words.ts';
import { categoryOf } from '../fee-category.ts';
import { type CaseCheck, noData, pass, type Verdict, verdictOf } from '../rule.ts';
import { hitOnStay } from '../stay-hit.ts';

const words = {
  tests: {
    zh: '出院当日首次收取检查检验{lines}笔，共{tests}元',
    en: 'on the day of discharge, tests and examinations never charged before: {lines} lines, {tests} yuan',
  },
  boundary: {
    zh: '{group}组付费标准{standard}元：总费用{cost}元，支付{paid}元；不计上述项目为{otherCost}元，支付{otherPaid}元',
    en: 'group {group}, standard {standard} yuan: at {cost} yuan the stay is paid {paid} yuan; without these it would have cost {otherCost} yuan and been paid {otherPaid} yuan',
  },
} as const satisfies Readonly<Record<string, Words>>;

const parameters = z.strictObject({
  /** How far above a limit the cost may lie, as a share of the limit. */
  withinShare: z.number().positive().max(0.5),
  minDays: z.int().positive(),
  /** `med_chrgitm_type` of tests and examinations. */
  testCategories: z.array(z.string()).min(1),
  exemptDischargeWays: z.array(z.enum(['home', 'transfer', 'community', 'against-advice', 'died', 'other'])),
});

type Parameters = z.infer<typeof parameters>;

/**
 * A stay that ends just beyond a limit at which payment changes, and came there by tests first done on the day of
 * discharge: they could change nothing in the treatment, and a test done before and done again may be a control.
 * They must bring the hospital more than they cost: where payment goes on evenly, as mostly at the upper limit,
 * nobody gains by passing it. The money is what passing the limit brings.
 */
export const paymentBoundary = defineCheck({
  tableKind: null,
  parameters,
  bind: ({ catalogue, parameters: limits }): CaseCheck => ({
    reads: 'case',
    run(index) {
      const { payment, list, standingLines } = index;
      const costFen = list.totalCostFen;
      if (costFen === null || costFen <= 0) return noData('totalCost');
      if (isExempt(list, limits)) return pass;
      if (!payment) return noData('grouping');
      const paid = payment.atCost(costFen);
      if (paid.paymentFen === null) return noData('standard');
      if (payment.atCost(costFen / (1 + limits.withinShare)).outlier === paid.outlier) return pass;
      if (!standingLines?.length) return noData('feeLines');
      const tests = firstTestsOnLastDay(index, standingLines, catalogue, limits.testCategories);
      return judge(index, { payment, costFen, paid }, tests);
    },
  }),
});

function isExempt({ stay: { losDays, dischargeWay } }: SettlementList, limits: Parameters): boolean {
  return (
    losDays < limits.minDays || (dischargeWay !== null && limits.exemptDischargeWays.includes(dischargeWay))
  );
}

function firstTestsOnLastDay(
  { dischargedOn }: CaseIndex,
  lines: readonly FeeLine[],
  catalogue: Catalogue,
  categories: readonly string[],
): readonly FeeLine[] {
  const isLate = ({ chargedAt }: FeeLine) => chargedAt.slice(0, 10) >= dischargedOn;
  const before = new Set(lines.filter((line) => !isLate(line)).map(({ code }) => code));
  return lines.filter(
    (line) =>
      isLate(line) && !before.has(line.code) && categories.includes(categoryOf(line, catalogue) ?? ''),
  );
}

interface Passing {
  readonly payment: PaidCase;
  readonly costFen: number;
  readonly paid: PaymentAtCost;
}

function judge(index: CaseIndex, { payment, costFen, paid }: Passing, tests: readonly FeeLine[]): Verdict {
  const testsFen = tests.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const other = payment.atCost(costFen - testsFen);
  const gainFen = (paid.paymentFen ?? 0) - (other.paymentFen ?? 0);
  if (other.outlier === paid.outlier || gainFen <= testsFen) return pass;
  const said = sayEvidence(words.tests, { lines: tests.length, tests: sayYuan(testsFen) });
  const text = sayEvidence(words.boundary, {
    group: payment.group,
    standard: sayYuan(paid.standardFen ?? 0),
    cost: sayYuan(costFen),
    paid: sayYuan(paid.paymentFen ?? 0),
    otherCost: sayYuan(costFen - testsFen),
    otherPaid: sayYuan(other.paymentFen ?? 0),
  });
  const evidence = [
    { kind: 'case', ref: 'tests-on-last-day', text: said },
    { kind: 'statistic', ref: 'payment-boundary', text },
  ] as const;
  const claim = { amountFen: gainFen, amountMethod: 'payment-beyond-limit' } as const;
  return verdictOf([hitOnStay(index, evidence, claim)]);
}
