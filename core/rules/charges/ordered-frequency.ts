import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import { sayEvidence } from '../evidence-words.ts';
import type { FlaggedLine } from '../line-hit.ts';
import { spanOf } from '../line-span.ts';
import { usePerDay } from '../use-per-day.ts';

const words = {
  beyond: {
    zh: '{item}每日限{limit}次，自{date}起每日{actual}次',
    en: '{item} is limited to {limit} a day; from {date} on {actual} a day are ordered',
  },
  before: { zh: '{item}（在先的医嘱）', en: '{item} (an order before)' },
} as const satisfies Readonly<Record<string, Words>>;

/**
 * Orders of one item that on the day they begin bring it above its limit, with those that stand then. Orders that
 * do not tell their rate count for nothing. The money of an order is the share of its rate beyond.
 * @param orders by time
 */
export function flagOrderedTooOften(
  { name: item, maxPerDay: limit }: { readonly name: string; readonly maxPerDay: number },
  orders: readonly FeeLine[],
): readonly FlaggedLine[] {
  return orders.flatMap((order, at) => {
    const date = order.chargedAt.slice(0, 10);
    const own = usePerDay(order) ?? 0;
    const standing = orders.slice(0, at).filter((before) => standsOn(before, date));
    const actual = round(standing.reduce((sum, before) => sum + (usePerDay(before) ?? 0), own));
    if (own === 0 || actual <= limit) return [];
    const share = Math.min(own, actual - limit) / own;
    const text = sayEvidence(words.beyond, { item, limit, date, actual });
    return [
      { line: order, amountFen: order.amountFen * share, text },
      ...standing.map((line) => ({ line, amountFen: 0, text: sayEvidence(words.before, { item }) })),
    ];
  });
}

function standsOn(order: FeeLine, day: string): boolean {
  const { from, to } = spanOf(order);
  return from <= day && (to === null || to >= day);
}

function round(times: number): number {
  return Math.round(times * 100) / 100;
}
