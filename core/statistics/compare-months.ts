import { findBreak, type SeriesPoint, spreadOf } from './find-break.ts';
import type { Indicator, UnitKind } from './indicator.ts';
import type { Judgement, Judgements } from './judgement.ts';
import { ratioOf } from './measure-scale.ts';
import { type Expectation, gatherPeers } from './peers.ts';
import type { NotJudged } from './statistical-finding.ts';
import { unitKey } from './unit.ts';
import { type StayRow, sumByUnit, type UnitStays } from './unit-stays.ts';

/** A unit's month against what its stays came to at the peers over the whole period. */
interface UnitMonth {
  readonly month: string;
  readonly expectation: Expectation;
}

/**
 * Each unit's months against each other, after what their stays would have come to at the peers was taken off:
 * a change of the mix of groups is no change of the unit. For a break, the course that the others took in these
 * months is taken off too; a growth is told in full.
 */
export function compareMonths(rows: readonly StayRow[], kind: UnitKind, indicator: Indicator): Judgements {
  const units = sumByUnit(rows, kind, indicator);
  const byUnit = monthsByUnit(rows, units, kind, indicator);
  const course = indicator.method === 'break' ? courseOf([...byUnit.values()].flat()) : null;
  const all = units.map((of) => seriesOf(of, byUnit.get(unitKey(of.unit)) ?? [], course, indicator));
  const spread = spreadOf(all.map(({ points }) => points));
  const judged: Judgement[] = [];
  const notJudged: NotJudged[] = [];
  for (const series of all) {
    const outcome = judge(series, spread, indicator);
    if (typeof outcome === 'string') notJudged.push(outcome);
    else judged.push(outcome);
  }
  return { judged, notJudged, betweenUnits: null };
}

/** The months of a unit that are compared. */
interface UnitSeries {
  readonly of: UnitStays;
  readonly points: readonly SeriesPoint[];
  readonly stays: number;
  /** What a stay came to at the peers, on average. */
  readonly level: number;
}

function monthsByUnit(
  rows: readonly StayRow[],
  units: readonly UnitStays[],
  kind: UnitKind,
  indicator: Indicator,
): ReadonlyMap<string, readonly UnitMonth[]> {
  const peers = gatherPeers(units, indicator.parameters);
  const wholes = new Map(units.map((unit) => [unitKey(unit.unit), unit]));
  const byUnit = new Map<string, UnitMonth[]>();
  const months = [...Map.groupBy(rows, ({ month }) => month)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [month, ofMonth] of months) {
    for (const { unit, strata } of sumByUnit(ofMonth, kind, indicator)) {
      const key = unitKey(unit);
      const whole = wholes.get(key);
      if (!whole) continue;
      const series = byUnit.get(key) ?? [];
      byUnit.set(key, series);
      series.push({ month, expectation: peers.expectOf(whole, strata) });
    }
  }
  return byUnit;
}

/** What all units together came to in a month beyond what was expected. */
type Course = ReadonlyMap<string, { readonly stays: number; readonly excess: number }>;

function courseOf(months: readonly UnitMonth[]): Course {
  const course = new Map<string, { stays: number; excess: number }>();
  for (const { month, expectation } of months) {
    const known = course.get(month) ?? { stays: 0, excess: 0 };
    course.set(month, known);
    known.stays += expectation.stays;
    known.excess += expectation.observed - expectation.expected;
  }
  return course;
}

function seriesOf(
  of: UnitStays,
  months: readonly UnitMonth[],
  course: Course | null,
  { method, parameters: { minStays, minMonthsAside = 1 } }: Indicator,
): UnitSeries {
  const usable = months.filter(
    ({ expectation }) => expectation.stays >= minStays && expectation.variance > 0,
  );
  const compared = method === 'growth' ? usable.slice(-2 * minMonthsAside) : usable;
  const stays = compared.reduce((sum, { expectation }) => sum + expectation.stays, 0);
  const expected = compared.reduce((sum, { expectation }) => sum + expectation.expected, 0);
  return { of, points: compared.map((month) => pointOf(month, course)), stays, level: expected / stays };
}

function judge(
  { of, points, stays, level }: UnitSeries,
  spread: number,
  { measure, direction, parameters: { minMonths = 2, minMonthsAside = 1 } }: Indicator,
): Judgement | NotJudged {
  const found = points.length < minMonths ? null : findBreak(points, minMonthsAside, direction, spread);
  if (!found) return 'few-months';
  const [expected, observed] = [level + found.before, level + found.after];
  if (expected <= 0) return 'nothing-expected';
  const change = found.after - found.before;
  const ratioAt = (difference: number) => ratioOf(measure, expected, difference);
  const interval = [ratioAt(change - found.half), ratioAt(change + found.half)] as const;
  return { of, stays, observed, expected, ratio: ratioAt(change), interval, p: found.p, since: found.since };
}

/** The unit's own part is taken out of the course first. */
function pointOf({ month, expectation }: UnitMonth, course: Course | null): SeriesPoint {
  const { stays, observed, expected, variance } = expectation;
  const own = { value: (observed - expected) / stays, variance: variance / stays ** 2 };
  const all = course?.get(month);
  if (!all || all.stays <= stays) return { month, ...own };
  return { month, ...own, value: own.value - (all.excess - (observed - expected)) / (all.stays - stays) };
}
