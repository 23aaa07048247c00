import type { FeeLine } from '../../claims/settlement-list.ts';
import { commonSpan, daysOfSpan, isOrdered } from '../line-span.ts';

/** How two drugs are given side by side. */
export interface Overlap {
  /** Days that both were charged on; of orders the most that two of them have in common. */
  readonly days: number;
  /** The first of them, `yyyy-MM-dd`. */
  readonly from: string;
  /** Orders of both begin, and end, together. */
  readonly isAtOnce: boolean;
  /** They are ordered, and not charged as yet. */
  readonly isOrdered: boolean;
}

/** How two drugs are given side by side; `null` where they are not. */
export function overlapOf(one: readonly FeeLine[], others: readonly FeeLine[]): Overlap | null {
  const meetings = one.flatMap((line) => others.flatMap((other) => meetingOf(line, other) ?? []));
  const firstDays = new Set(meetings.map(({ from }) => from));
  const [from] = [...firstDays].sort();
  if (from === undefined) return null;
  return {
    days: Math.max(firstDays.size, ...meetings.map(({ days }) => days)),
    from,
    isAtOnce: meetings.some(({ isAtOnce }) => isAtOnce),
    isOrdered: one.some(isOrdered) || others.some(isOrdered),
  };
}

/** The lines given side by side with some of the others. */
export function linesBeside(lines: readonly FeeLine[], others: readonly FeeLine[]): readonly FeeLine[] {
  return lines.filter((line) => others.some((other) => meetingOf(line, other) !== null));
}

/**
 * Drugs charged for home say nothing of the day on which they are taken. Orders for home do, but begin where
 * those of the ward end, though nobody may have ended these as yet.
 */
function meetingOf(line: FeeLine, other: FeeLine) {
  if (line.dischargeDrug !== other.dischargeDrug) return null;
  const areOrders = isOrdered(line) && isOrdered(other);
  if (line.dischargeDrug && !areOrders) return null;
  const span = commonSpan(line, other);
  if (!span) return null;
  return { from: span.from, days: daysOfSpan(span), isAtOnce: areOrders && isSameTime(line, other) };
}

/** To the minute: systems stamp the orders of one prescription one after the other. */
function isSameTime(line: FeeLine, other: FeeLine): boolean {
  const minute = 'yyyy-MM-ddTHH:mm'.length;
  return (
    line.orderedTo === other.orderedTo && line.chargedAt.slice(0, minute) === other.chargedAt.slice(0, minute)
  );
}
