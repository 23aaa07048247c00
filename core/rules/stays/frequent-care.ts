import * as z from 'zod';
import { addDays } from '../../claims/calendar-days.ts';
import type { Words } from '../../claims/words.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { type CaseCheck, type Hit, noData, pass, verdictOf } from '../rule.ts';
import type { StayRecord } from '../stay-record.ts';
import { buysDrugs } from './buys-drugs.ts';
import { isEarlier, latestFirst } from './is-earlier.ts';
import { otherStayEvidence } from './other-stay-evidence.ts';
import { startsWithAny } from './starts-with-any.ts';
import { careSettings } from './stay-parameters.ts';

const words: Words = {
  zh: '截至{date}的{days}天内第{actual}次{what}（限{limit}次）',
  en: '{what} number {actual} in the {days} days to {date} (limit {limit})',
};

const kinds = {
  purchase: { zh: '购药', en: 'purchase of drugs' },
  visit: { zh: '门诊就诊', en: 'outpatient visit' },
  stay: { zh: '住院', en: 'stay' },
} as const satisfies Readonly<Record<string, Words>>;

const parameters = z.strictObject({
  what: z.enum(['visit', 'purchase', 'stay']),
  /** Which care counts. */
  counts: z.array(careSettings).min(1),
  /** The rolling period, its last day that of the case at hand. */
  withinDays: z.int().positive(),
  /** As many are in order. */
  most: z.int().positive(),
  /** Beginnings of principal diagnoses that come again and again for good reason; they do not count. */
  exemptDiagnoses: z.array(z.string()),
});
type Parameters = z.infer<typeof parameters>;

/**
 * More visits, purchases of drugs or stays in a rolling period than are in order, wherever they were. Each one
 * beyond the limit is found on its own, with its own cost. A purchase is any bill with drugs on it.
 */
export const frequentCare = defineCheck({
  tableKind: null,
  parameters,
  bind: ({ parameters: limits, catalogue }): CaseCheck => ({
    reads: 'case',
    run(index) {
      const { history, list, admittedOn } = index;
      if (!history) return noData('history');
      if (history.length < limits.most || !limits.counts.includes(list.care)) return pass;
      if (startsWithAny(list.diagnoses[0]?.code ?? '', limits.exemptDiagnoses)) return pass;
      const from = addDays(admittedOn, 1 - limits.withinDays);
      const earlier = history.filter(
        (other) => other.admittedOn >= from && doesCount(other, limits) && isEarlier(other, index),
      );
      if (earlier.length < limits.most) return pass;
      if (limits.what === 'purchase' && !buysDrugs(index.standingLines, list.feeCategories, catalogue))
        return pass;
      return verdictOf([hitOn(earlier.sort(latestFirst), index, limits)]);
    },
  }),
});

function doesCount(other: StayRecord, { counts, what, exemptDiagnoses }: Parameters): boolean {
  return (
    counts.includes(other.care ?? 'inpatient') &&
    (what !== 'purchase' || other.buysDrugs === true) &&
    !startsWithAny(other.principalDiagnosis, exemptDiagnoses)
  );
}

function hitOn(earlier: readonly StayRecord[], { list, admittedOn }: CaseIndex, limits: Parameters): Hit {
  const text = sayEvidence(words, {
    what: kinds[limits.what],
    days: limits.withinDays,
    date: admittedOn,
    actual: earlier.length + 1,
    limit: limits.most,
  });
  return {
    evidence: [
      ...earlier.map((other) => otherStayEvidence(other, list.hospital)),
      { kind: 'case', ref: 'frequency', text },
    ],
    amountFen: list.totalCostFen ?? 0,
    amountMethod: list.totalCostFen === null ? 'none' : 'bill-cost',
    department: null,
    doctor: null,
    occurredOn: admittedOn,
  };
}
