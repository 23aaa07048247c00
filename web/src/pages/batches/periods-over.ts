import { type Period, type PeriodKind, periodAround } from '../../parts/period.ts';

const kinds: readonly PeriodKind[] = ['month', 'quarter'];

/** The shortest period that has all of these months; where no year has them, each year that has one of them. */
export function periodsOver(months: readonly string[]): readonly Period[] {
  for (const kind of kinds) {
    const periods = periodsOf(months, kind);
    if (periods.length === 1) return periods;
  }
  return periodsOf(months, 'year');
}

const periodsOf = (months: readonly string[], kind: PeriodKind) =>
  [...new Set(months.map((month) => periodAround(month, kind)))].sort();
