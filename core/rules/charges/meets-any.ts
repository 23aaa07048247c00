import type { FeeLine } from '../../claims/settlement-list.ts';
import { commonSpan, isOrdered } from '../line-span.ts';
import type { ChargingPeriod } from '../tables/charging-tables.ts';

const sixHoursMs = 6 * 3_600_000;

/**
 * Tells of a line whether it was charged within one period with at least one of `others`, which are never
 * empty. Six hours are counted to the second, both ends included; days and hours are those of the clock. Orders
 * are of one day where they stand on a day in common.
 */
export function meetsAny(others: readonly FeeLine[], period: ChargingPeriod): (line: FeeLine) => boolean {
  switch (period) {
    case 'visit':
      return () => true;
    case 'day':
      return sharesDay(others);
    case 'clock-hour':
      return sharesStartOfTime(others, 'yyyy-MM-ddTHH'.length);
    case '6-hours':
      return isWithinSixHours(others);
  }
}

function sharesDay(others: readonly FeeLine[]): (line: FeeLine) => boolean {
  return others.some(isOrdered)
    ? (line) => others.some((other) => commonSpan(line, other) !== null)
    : sharesStartOfTime(others, 'yyyy-MM-dd'.length);
}

function sharesStartOfTime(others: readonly FeeLine[], length: number): (line: FeeLine) => boolean {
  const starts = new Set(others.map(({ chargedAt }) => chargedAt.slice(0, length)));
  return ({ chargedAt }) => starts.has(chargedAt.slice(0, length));
}

function isWithinSixHours(others: readonly FeeLine[]): (line: FeeLine) => boolean {
  const times = Float64Array.from(others, timeOf).sort();
  return (line) => {
    const time = timeOf(line);
    const nearest = times[firstFrom(times, time - sixHoursMs)];
    return nearest !== undefined && nearest <= time + sixHoursMs;
  };
}

/** Where the first time of `from` or later stands, by bisection. */
function firstFrom(ascending: Float64Array, from: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? from) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

function timeOf({ chargedAt }: FeeLine): number {
  return Date.parse(`${chargedAt}Z`);
}
