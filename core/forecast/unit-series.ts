import { monthsBetween } from '../indicators/period.ts';
import type { Sheet } from '../indicators/sheet.ts';
import { countOf, type Tally } from '../indicators/tally.ts';
import { type ForecastMeasure, forecastMeasures } from './forecast-measures.ts';

/** The months of one unit, as long as those of the whole. */
export interface UnitSeries {
  /** `null`: what is in no unit of the view, a doctor's for instance that no list names. */
  readonly key: string | null;
  readonly values: Readonly<Record<ForecastMeasure, readonly number[]>>;
  /** Cases that have a weight, and a cost. */
  readonly counted: Readonly<Record<'weighted' | 'costed', readonly number[]>>;
}

/** What is known of a hospital, or a region, and of its units. */
export interface SeriesOfView {
  /** `yyyy-MM`, without a gap: from the first month with a case to the last that is finished. */
  readonly months: readonly string[];
  /** Months in between without any case: nothing was uploaded. They are filled from their neighbours. */
  readonly missing: readonly string[];
  readonly total: UnitSeries;
  /** By key, ascending, the rest last. */
  readonly units: readonly UnitSeries[];
}

/** A month by key; `total` has the one row `all`. */
export type SheetsByMonth = ReadonlyMap<string, Sheet>;

/**
 * The series of a whole and of its units. A month in which the whole has cases and a unit has none is nought; before the
 * first case of the whole nothing is known. `null` where there is no case at all.
 * @param until last month that is finished; later ones are left out
 */
export function seriesOfView(total: SheetsByMonth, rows: SheetsByMonth, until: string): SeriesOfView | null {
  const tallyIn = (month: string) => total.get(month)?.get('all')?.tally ?? {};
  const known = [...total.keys()]
    .filter((month) => month <= until && countOf(tallyIn(month), 'cases') > 0)
    .sort();
  if (known.length === 0) return null;
  const months = monthsBetween(known[0] as string, until);
  const isMissing = months.map((month) => !known.includes(month));
  // Months after the last upload are no gap but unknown.
  const length = isMissing.lastIndexOf(false) + 1;
  const read = (key: string | null, tallyOf: (month: string) => Tally) =>
    seriesOf(key, months.slice(0, length).map(tallyOf), isMissing);
  const whole = read(null, tallyIn);
  const keys = [...new Set([...rows.values()].flatMap((sheet) => [...sheet.keys()]))].sort();
  const units = keys.map((key) => read(key, (month) => rows.get(month)?.get(key)?.tally ?? {}));
  const rest = rows.size === 0 ? null : restOf(whole, units);
  return {
    months: months.slice(0, length),
    missing: months.slice(0, length).filter((_, at) => isMissing[at]),
    total: whole,
    units: [...units.filter(hasCases), ...(rest ? [rest] : [])],
  };
}

function seriesOf(key: string | null, tallies: readonly Tally[], isMissing: readonly boolean[]): UnitSeries {
  const read = (name: string) =>
    fillGaps(
      tallies.map((tally) => countOf(tally, name)),
      isMissing,
    );
  return {
    key,
    values: byMeasure(read),
    counted: { weighted: read('weighted'), costed: read('costed') },
  };
}

/** On the straight line between the months on either side. */
function fillGaps(values: readonly number[], isMissing: readonly boolean[]): readonly number[] {
  return values.map((value, at) => {
    if (!isMissing[at]) return value;
    const before = isMissing.lastIndexOf(false, at);
    const after = isMissing.indexOf(false, at);
    const share = (at - before) / (after - before);
    return (values[before] as number) * (1 - share) + (values[after] as number) * share;
  });
}

function hasCases({ values }: UnitSeries): boolean {
  return values.cases.some((value) => value > 0);
}

/** What is in the whole and in no unit; `null` where that is nothing. */
function restOf(whole: UnitSeries, units: readonly UnitSeries[]): UnitSeries | null {
  const left = (of: (unit: UnitSeries) => readonly number[]) =>
    of(whole).map((value, at) =>
      Math.max(0, Math.round(value - units.reduce((sum, unit) => sum + (of(unit)[at] as number), 0))),
    );
  const rest: UnitSeries = {
    key: null,
    values: byMeasure((measure) => left(({ values }) => values[measure])),
    counted: {
      weighted: left(({ counted }) => counted.weighted),
      costed: left(({ counted }) => counted.costed),
    },
  };
  return hasCases(rest) ? rest : null;
}

function byMeasure(read: (measure: ForecastMeasure) => readonly number[]): UnitSeries['values'] {
  const values = forecastMeasures.map((measure) => [measure, read(measure)] as const);
  return Object.fromEntries(values) as Record<ForecastMeasure, readonly number[]>;
}
