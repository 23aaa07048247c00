import { evaluate } from '../indicators/evaluate.ts';
import type { ManagementIndicator } from '../indicators/management-indicator.ts';
import { monthsOf, monthsUntil, type Period, periodBefore, yearBefore } from '../indicators/period.ts';
import type { Benchmark, UnitFigures } from '../indicators/unit-figures.ts';
import type { IndicatorValue, MonthFigures, UnitInTime, ViewFigures } from '../indicators/view-figures.ts';

/** What indicators say of a unit once, by their id; none where it had no case. */
export interface Reading {
  readonly unit: UnitFigures | null;
  readonly yearBefore: UnitFigures | null;
  readonly benchmark: Benchmark;
  readonly values: ReadonlyMap<string, IndicatorValue>;
}

/** A unit's indicators now and before. */
export interface UnitCourse {
  readonly key: string;
  readonly now: Reading;
  /** The period before, and the same a year before, by the area's means of now. */
  readonly before: Reading;
  readonly yearBefore: Reading;
  /** The twelve months before the period, the first first, by the area's means of each; those not in the history left out. */
  readonly months: readonly (Reading & { readonly month: string })[];
}

const monthsLookedBack = 12;

/** Reads the indicators of a view's unit in all that is known of it. */
export function courseOf(
  { key, now, before, yearBefore: past }: UnitInTime,
  { period, benchmark }: Pick<ViewFigures, 'period' | 'benchmark'>,
  history: readonly MonthFigures[],
  indicators: readonly ManagementIndicator[],
): UnitCourse {
  const byMonth = new Map(history.map((figures) => [figures.month, figures]));
  const read = (unit: UnitFigures | null, earlier: UnitFigures | null, by: Benchmark): Reading => {
    const values = unit ? evaluate(indicators, unit, by, earlier) : [];
    return {
      unit,
      yearBefore: earlier,
      benchmark: by,
      values: new Map(values.map((one) => [one.indicator, one])),
    };
  };
  const earlierThan = (of: Period) => byMonth.get(yearBefore(of))?.units.get(key) ?? null;
  const monthsBefore = monthsUntil(monthsOf(period)[0] as string, monthsLookedBack + 1).slice(0, -1);
  return {
    key,
    now: read(now, past, benchmark),
    before: read(before, earlierThan(periodBefore(period)), benchmark),
    yearBefore: read(past, earlierThan(yearBefore(period)), benchmark),
    months: monthsBefore.flatMap((month) => {
      const figures = byMonth.get(month);
      if (!figures) return [];
      return [{ month, ...read(figures.units.get(key) ?? null, earlierThan(month), figures.benchmark) }];
    }),
  };
}
