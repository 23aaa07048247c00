/** A month `2026-03`, a quarter `2026-Q1` or a year `2026`, of discharge, as the API names them. */
export type Period = string;

export type PeriodKind = 'month' | 'quarter' | 'year';

const pattern = /^(199\d|20\d\d)(-(0[1-9]|1[0-2])|-Q[1-4])?$/;

export const isPeriod = (text: unknown): text is Period => typeof text === 'string' && pattern.test(text);

export function kindOf(period: Period): PeriodKind {
  if (period.length === 4) return 'year';
  return period.includes('Q') ? 'quarter' : 'month';
}

export const yearOf = (period: Period) => Number(period.slice(0, 4));

/** The last month of a period, `yyyy-MM`. */
export function lastMonthOf(period: Period): string {
  if (kindOf(period) === 'year') return `${period}-12`;
  return kindOf(period) === 'quarter'
    ? `${period.slice(0, 4)}-${String(Number(period.at(-1)) * 3).padStart(2, '0')}`
    : period;
}

/** The period of a kind that a month is in. */
export function periodAround(month: string, kind: PeriodKind): Period {
  if (kind === 'month') return month;
  const year = month.slice(0, 4);
  return kind === 'year' ? year : `${year}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
}

/** So many months later, or earlier. */
export function monthMoved(month: string, by: number): string {
  const at = yearOf(month) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** The period of the same kind so many of them later, or earlier. */
export function periodMoved(period: Period, by: number): Period {
  const kind = kindOf(period);
  const months = { month: 1, quarter: 3, year: 12 }[kind];
  return periodAround(monthMoved(lastMonthOf(period), by * months), kind);
}

/** The periods of a kind, within a year where they are shorter than that. */
export function periodsIn(year: number, kind: PeriodKind): readonly Period[] {
  if (kind === 'year') return [String(year)];
  const count = kind === 'month' ? 12 : 4;
  return Array.from({ length: count }, (_, at) =>
    kind === 'month' ? `${year}-${String(at + 1).padStart(2, '0')}` : `${year}-Q${at + 1}`,
  );
}
