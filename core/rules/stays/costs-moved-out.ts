import * as z from 'zod';
import { daysBetween } from '../../claims/calendar-days.ts';
import type { Words } from '../../claims/words.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence, sayYuan } from '../evidence-words.ts';
import { type CaseCheck, type Hit, noData, pass, type Verdict, verdictOf } from '../rule.ts';
import type { StayRecord } from '../stay-record.ts';
import { isEarlier, latestFirst } from './is-earlier.ts';
import { otherStayEvidence } from './other-stay-evidence.ts';
import { startsWithAny } from './starts-with-any.ts';
import { sumCostFen } from './sum-cost.ts';

const words = {
  before: {
    zh: '入院前{days}天内同院门诊费用合计{sum}元，住院总费用{cost}元（阈值{share}）',
    en: 'outpatient costs at the same hospital in the {days} days before admission: {sum} yuan; of the stay: {cost} yuan (threshold {share})',
  },
  after: {
    zh: '出院后{days}天内同院门诊费用合计{sum}元，住院总费用{cost}元（阈值{share}）',
    en: 'outpatient costs at the same hospital in the {days} days after discharge: {sum} yuan; of the stay: {cost} yuan (threshold {share})',
  },
} as const satisfies Readonly<Record<string, Words>>;

const parameters = z.strictObject({
  withinDays: z.int().positive(),
  /** Of the cost of the stay, which the outpatient costs must reach. */
  minShare: z.number().positive(),
  /** And this much money at least. */
  minFen: z.int().nonnegative(),
  /** Beginnings of diagnoses of bills that go on whether or not there is a stay. */
  exemptDiagnoses: z.array(z.string()),
});
type Parameters = z.infer<typeof parameters>;

/**
 * Costs that belong to a stay settled as outpatient bills of the same hospital shortly before or after it. What
 * was moved before is found on the stay; what was moved after, on the bill by which the sum reaches the
 * threshold, since the stay was settled when nobody knew of it.
 */
export const costsMovedOut = defineCheck({
  tableKind: null,
  parameters,
  bind: ({ parameters: limits }): CaseCheck => ({
    reads: 'case',
    run(index) {
      if (!index.history) return noData('history');
      if (index.history.length === 0) return pass;
      return index.list.care === 'inpatient'
        ? findBefore(index, index.history, limits)
        : findAfter(index, index.history, limits);
    },
  }),
});

function findBefore(index: CaseIndex, history: readonly StayRecord[], limits: Parameters): Verdict {
  const bills = history.filter(
    (other) => isBillHere(other, index, limits) && isWithin(other.dischargedOn, index.admittedOn, limits),
  );
  if (bills.length === 0) return pass;
  const costFen = index.list.totalCostFen;
  if (costFen === null) return noData('totalCost');
  const movedFen = sumCostFen(bills);
  if (movedFen < thresholdFen(costFen, limits)) return pass;
  const text = sayMoved('before', movedFen, costFen, limits);
  return verdictOf([hitOn(bills.sort(latestFirst), movedFen, text, index)]);
}

function findAfter(index: CaseIndex, history: readonly StayRecord[], limits: Parameters): Verdict {
  const { list, admittedOn } = index;
  if (startsWithAny(list.diagnoses[0]?.code ?? '', limits.exemptDiagnoses)) return pass;
  const stay = history
    .filter(({ care, hospital }) => care === undefined && hospital === list.hospital)
    .filter(({ dischargedOn }) => isWithin(dischargedOn, admittedOn, limits))
    .sort(latestFirst)[0];
  if (!stay) return pass;
  if (stay.costFen === null || list.totalCostFen === null) return noData('totalCost');
  const earlier = history.filter(
    (other) =>
      isBillHere(other, index, limits) && other.admittedOn >= stay.dischargedOn && isEarlier(other, index),
  );
  const earlierFen = sumCostFen(earlier);
  const movedFen = earlierFen + list.totalCostFen;
  const threshold = thresholdFen(stay.costFen, limits);
  if (movedFen < threshold || earlierFen >= threshold) return pass;
  const text = sayMoved('after', movedFen, stay.costFen, limits);
  return verdictOf([hitOn([stay, ...earlier.sort(latestFirst)], movedFen, text, index)]);
}

function isBillHere(other: StayRecord, { list }: CaseIndex, { exemptDiagnoses }: Parameters): boolean {
  return (
    other.care === 'outpatient' &&
    other.hospital === list.hospital &&
    !startsWithAny(other.principalDiagnosis, exemptDiagnoses)
  );
}

/** From the day itself to `withinDays` later. */
function isWithin(from: string, to: string, { withinDays }: Parameters): boolean {
  const gapDays = daysBetween(from, to);
  return gapDays >= 0 && gapDays <= withinDays;
}

function thresholdFen(stayFen: number, { minShare, minFen }: Parameters): number {
  return Math.max(minFen, stayFen * minShare);
}

function sayMoved(
  when: keyof typeof words,
  movedFen: number,
  stayFen: number,
  { withinDays, minShare }: Parameters,
): Words {
  return sayEvidence(words[when], {
    days: withinDays,
    sum: sayYuan(movedFen),
    cost: sayYuan(stayFen),
    share: `${Math.round(minShare * 100)}%`,
  });
}

function hitOn(others: readonly StayRecord[], amountFen: number, text: Words, index: CaseIndex): Hit {
  return {
    evidence: [
      ...others.map((other) => otherStayEvidence(other, index.list.hospital)),
      { kind: 'case', ref: 'moved-costs', text },
    ],
    amountFen,
    amountMethod: 'outpatient-bills',
    department: null,
    doctor: null,
    occurredOn: index.admittedOn,
  };
}
