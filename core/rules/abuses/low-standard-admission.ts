import * as z from 'zod';
import type { Catalogue } from '../../claims/catalogue.ts';
import type { FeeLine, SettlementList } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence, sayYuan } from '../evidence-words.ts';
import { categoryOf } from '../fee-category.ts';
import { type CaseCheck, noData, pass, type Verdict, verdictOf } from '../rule.ts';
import { hitOnStay } from '../stay-hit.ts';

const words = {
  bill: {
    zh: '住院{days}天，无手术操作，无治疗；检验检查{tests}元，占总费用的{share}%',
    en: '{days} days without a procedure or any treatment; tests and examinations came to {tests} yuan, {share}% of the bill',
  },
  cost: {
    zh: '总费用{cost}元，为同组{cases}例中位数{median}元的{share}%（阈值{limit}%）',
    en: 'the stay cost {cost} yuan, {share}% of the median of {cases} cases in its group, {median} yuan (threshold {limit}%)',
  },
} as const satisfies Readonly<Record<string, Words>>;

const parameters = z.strictObject({
  maxDays: z.int().positive(),
  /** `med_chrgitm_type` of examinations and tests. */
  testCategories: z.array(z.string()).min(1),
  /** Share of tests and examinations in the bill from which it is made up of them. */
  minTestShare: z.number().positive().max(1),
  /** `med_chrgitm_type` of what needs a hospital: one line of it, and the admission had a reason. */
  inpatientCategories: z.array(z.string()).min(1),
  /** Share of the group's median cost. */
  belowShare: z.number().positive().max(1),
  minCases: z.int().positive(),
  /** `adm_way`: 1 is an emergency. */
  exemptAdmissionWays: z.array(z.string()),
  exemptDischargeWays: z.array(z.enum(['home', 'transfer', 'community', 'against-advice', 'died', 'other'])),
});
type Parameters = z.infer<typeof parameters>;

/**
 * A short stay of tests and examinations, without anything that needs a hospital, far cheaper than its group's:
 * it could have been an outpatient visit. The money is all that the stay is paid.
 */
export const lowStandardAdmission = defineCheck({
  tableKind: null,
  parameters,
  bind: ({ catalogue, parameters: limits }): CaseCheck => ({
    reads: 'case',
    run(index) {
      if (hasReason(index.list, limits)) return pass;
      if (!index.standingLines) return noData('feeLines');
      const testsFen = testsOf(index.standingLines, catalogue, limits);
      const costFen = index.list.totalCostFen;
      if (costFen === null || costFen <= 0) return noData('totalCost');
      if (testsFen === null || testsFen < limits.minTestShare * costFen) return pass;
      return judgeCost(index, costFen, testsFen, limits);
    },
  }),
});

function hasReason({ stay, procedures, icuStays }: SettlementList, limits: Parameters): boolean {
  return (
    stay.losDays > limits.maxDays ||
    procedures.length > 0 ||
    stay.daySurgery ||
    (icuStays?.length ?? 0) > 0 ||
    (stay.admissionWay !== null && limits.exemptAdmissionWays.includes(stay.admissionWay)) ||
    (stay.dischargeWay !== null && limits.exemptDischargeWays.includes(stay.dischargeWay))
  );
}

/** Money spent on tests and examinations; `null` where something on the bill needs a hospital, or may. */
function testsOf(
  lines: readonly FeeLine[],
  catalogue: Catalogue,
  { testCategories, inpatientCategories }: Parameters,
): number | null {
  let testsFen = 0;
  for (const line of lines) {
    const category = categoryOf(line, catalogue);
    if (category === null || inpatientCategories.includes(category)) return null;
    if (testCategories.includes(category)) testsFen += line.amountFen;
  }
  return testsFen;
}

function judgeCost(index: CaseIndex, costFen: number, testsFen: number, limits: Parameters): Verdict {
  const { baseline, payment, list } = index;
  if (!baseline || baseline.cases < limits.minCases) return noData('baseline');
  const medianFen = Math.exp(baseline.medianLogCost);
  if (costFen >= limits.belowShare * medianFen) return pass;
  const bill = sayEvidence(words.bill, {
    days: list.stay.losDays,
    tests: sayYuan(testsFen),
    share: Math.round((testsFen / costFen) * 100),
  });
  const cost = sayEvidence(words.cost, {
    cost: sayYuan(costFen),
    cases: baseline.cases,
    median: sayYuan(medianFen),
    share: Math.round((costFen / medianFen) * 100),
    limit: Math.round(limits.belowShare * 100),
  });
  const evidence = [
    { kind: 'case', ref: 'bill-of-tests', text: bill },
    { kind: 'statistic', ref: 'share-of-median-cost', text: cost },
  ] as const;
  const amountFen = payment?.paymentFen ?? costFen;
  return verdictOf([hitOnStay(index, evidence, { amountFen, amountMethod: 'case-payment' })]);
}
