import { addDays } from '../claims/calendar-days.ts';

/** A month `2026-05`, a quarter `2026-Q2` or a year `2026`, of discharge. */
export type Period = string;

const pattern = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?$/;

/** A month of the years that settlement lists may be of, 1990 to 2099: others are slips of the pen. */
export const monthPattern = /^(199\d|20\d\d)-(0[1-9]|1[0-2])$/;

/** Whether the text names a period of those years. */
export function isPeriod(text: string): boolean {
  return pattern.test(text) && monthPattern.test(`${text.slice(0, 4)}-01`);
}

/** The months of a period, the first first. Throws on what is none. */
export function monthsOf(period: Period): readonly string[] {
  const [first, count] = spanOf(period);
  return Array.from({ length: count }, (_, at) => monthText(first + at));
}

/** The period of the same length just before. */
export function periodBefore(period: Period): Period {
  const [, count] = spanOf(period);
  return periodMoved(period, -count);
}

/** The period of the same length just after. */
export function periodAfter(period: Period): Period {
  const [, count] = spanOf(period);
  return periodMoved(period, count);
}

/** The same period one year earlier. */
export function yearBefore(period: Period): Period {
  return periodMoved(period, -12);
}

/** `yyyy-MM-dd`. */
export function lastDayOf(period: Period): string {
  const [first, count] = spanOf(period);
  return addDays(`${monthText(first + count)}-01`, -1);
}

/** Months from one to another, both included, the first first; none where they are the wrong way round. */
export function monthsBetween(from: string, until: string): readonly string[] {
  const first = monthIndex(from);
  const count = Math.max(0, monthIndex(until) - first + 1);
  return Array.from({ length: count }, (_, at) => monthText(first + at));
}

/** So many months ending with this one, the first first. */
export function monthsUntil(until: string, count: number): readonly string[] {
  return monthsBetween(monthText(monthIndex(until) - count + 1), until);
}

function periodMoved(period: Period, months: number): Period {
  const [first, count] = spanOf(period);
  const month = monthText(first + months);
  const year = month.slice(0, 4);
  if (count === 12) return year;
  return count === 1 ? month : `${year}-Q${(Number(month.slice(5)) + 2) / 3}`;
}

/** First month, counted from the beginning of the calendar, and how many there are. */
function spanOf(period: Period): readonly [first: number, count: number] {
  const parts = pattern.exec(period);
  if (!parts) throw new Error(`no period: ${period}`);
  const [, year, month, quarter] = parts;
  if (month !== undefined) return [Number(year) * 12 + Number(month) - 1, 1];
  if (quarter !== undefined) return [Number(year) * 12 + (Number(quarter) - 1) * 3, 3];
  return [Number(year) * 12, 12];
}

const monthIndex = (month: string) => spanOf(month)[0];

function monthText(index: number): string {
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}
