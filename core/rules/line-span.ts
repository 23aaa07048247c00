import { addDays, daysBetween } from '../claims/calendar-days.ts';
import type { FeeLine } from '../claims/settlement-list.ts';

/** First and last day, `yyyy-MM-dd`; `null` while it goes on. */
interface Span {
  readonly from: string;
  readonly to: string | null;
}

/** Longer orders are counted up to here: some systems write the year 9999 for no end. */
const mostDaysCounted = 400;

/** A line of an order, not of a bill. */
export function isOrdered({ orderedTo }: FeeLine): boolean {
  return orderedTo !== undefined;
}

/** The days of a line: of a charge its own, of an order all on which it is carried out. */
export function spanOf({ chargedAt, orderedTo }: FeeLine): Span {
  const from = chargedAt.slice(0, 10);
  return { from, to: orderedTo === undefined ? from : orderedTo };
}

/** The days on which two lines both stand; `null` where there are none. */
export function commonSpan(one: FeeLine, other: FeeLine): Span | null {
  const [a, b] = [spanOf(one), spanOf(other)];
  const [, from = a.from] = [a.from, b.from].sort();
  const to = a.to === null || (b.to !== null && b.to < a.to) ? b.to : a.to;
  return to !== null && to < from ? null : { from, to };
}

/** How many days a span has; without an end, as many as are counted of any. */
export function daysOfSpan({ from, to }: Span): number {
  return to === null ? mostDaysCounted : Math.min(mostDaysCounted, daysBetween(from, to) + 1);
}

/** The days of a line one by one. @param today up to which an order without an end is counted */
export function listDays(line: FeeLine, today: string): readonly string[] {
  const { from, to } = spanOf(line);
  if (to === from) return [from];
  const days = daysOfSpan({ from, to: to ?? (today > from ? today : from) });
  return Array.from({ length: days }, (_, day) => addDays(from, day));
}
