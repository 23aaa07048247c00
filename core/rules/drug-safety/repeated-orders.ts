import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import { sayEvidence } from '../evidence-words.ts';
import { hitOnLines } from '../line-hit.ts';
import { isOrdered } from '../line-span.ts';
import { byTime } from '../net-refunds.ts';
import type { Hit } from '../rule.ts';
import { overlapOf } from './overlap.ts';

const words = {
  repeat: {
    zh: '{item}已有医嘱，自{from}起重复开立',
    en: '{item} is ordered already; from {from} on it is ordered twice',
  },
  first: { zh: '{item}（在先的医嘱）', en: '{item} (the order before)' },
} as const satisfies Readonly<Record<string, Words>>;

/**
 * One drug ordered again, together with an order before or for `minDays` days in common. Two orders that differ in
 * dose or rate may be one course by intent, more in the morning than at night: a reminder alone.
 */
export function repeatedOrders(item: string, lines: readonly FeeLine[], minDays: number): readonly Hit[] {
  const orders = lines.filter(isOrdered).sort(byTime);
  return orders.flatMap((order, at) => {
    for (const first of orders.slice(0, at)) {
      const overlap = overlapOf([order], [first]);
      if (overlap && (overlap.days >= minDays || overlap.isAtOnce))
        return [hitOn(item, order, first, overlap.from)];
    }
    return [];
  });
}

function hitOn(item: string, order: FeeLine, first: FeeLine, from: string): Hit {
  const text = sayEvidence(words.repeat, { item, from });
  const hit = hitOnLines(
    [
      { line: order, amountFen: order.amountFen, text },
      { line: first, amountFen: 0, text: sayEvidence(words.first, { item }) },
    ],
    'overlapping-days',
  );
  return isTakenAlike(order, first) ? hit : { ...hit, severity: 'reminder' };
}

function isTakenAlike({ prescription: one }: FeeLine, { prescription: other }: FeeLine): boolean {
  return (
    one?.dose === other?.dose && one?.doseUnit === other?.doseUnit && one?.timesPerDay === other?.timesPerDay
  );
}
