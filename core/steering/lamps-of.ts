import { indicatorsInForce, type ManagementIndicator } from '../indicators/management-indicator.ts';
import { monthsOf } from '../indicators/period.ts';
import type { IndicatorValue, MonthFigures, ViewFigures } from '../indicators/view-figures.ts';
import { type GoodNews, improvementOf, leadOf } from './good-news.ts';
import type { Lamp, NoLamp } from './lamp.ts';
import { type Light, lightLamp, worstLight } from './light-lamp.ts';
import { type Direction, limitOf } from './limit.ts';
import { ownMean } from './own-mean.ts';
import type { Spread } from './spread.ts';
import { spreadOf } from './spread-of.ts';
import { courseOf, type Reading, type UnitCourse } from './unit-course.ts';

/** What lamps are lit by. */
export interface LampQuestion {
  readonly view: ViewFigures;
  /** Months before the period: twelve for what compares a unit with its own past, 24 for the growth of those. */
  readonly history: readonly MonthFigures[];
  readonly indicators: readonly ManagementIndicator[];
}

/**
 * A lamp for every unit of a view and every indicator, units in their order. Which way the units stand in the view
 * changes nothing, and a better value of as many cases never gives a worse lamp (docs/steering.md).
 */
export function lampsOf({ view, history, indicators }: LampQuestion): readonly Lamp[] {
  const inForce = indicatorsInForce(indicators, view.period);
  const byId = new Map(inForce.map((indicator) => [indicator.id, indicator]));
  const ids = [...new Set(indicators.map(({ id }) => id))];
  const courses = view.units.map((unit) => courseOf(unit, view, history, inForce));
  const values = new Map(inForce.map((indicator) => [indicator.id, enoughCases(courses, indicator)]));
  const periodMonths = monthsOf(view.period).length;
  return courses.flatMap((course) =>
    ids.map((id) => {
      const indicator = byId.get(id);
      if (!indicator) return unlit(course, id, 'not-in-force');
      const peers = (values.get(id) ?? []).filter(({ key }) => key !== course.key).map(({ value }) => value);
      return lampOf({ course, indicator, indicators: byId, peers, periodMonths });
    }),
  );
}

/** A unit and an indicator, and what they are judged by. */
interface Judged {
  readonly course: UnitCourse;
  readonly indicator: ManagementIndicator;
  readonly indicators: ReadonlyMap<string, ManagementIndicator>;
  /** Values of the other units that have enough cases. */
  readonly peers: readonly number[];
  readonly periodMonths: number;
}

function enoughCases(courses: readonly UnitCourse[], indicator: ManagementIndicator) {
  return courses.flatMap(({ key, now }) => {
    const value = valueWithEnough(now, indicator);
    return value === null ? [] : [{ key, value }];
  });
}

/** The value, where it rests on enough cases. */
function valueWithEnough({ values }: Reading, { id, minCases }: ManagementIndicator): number | null {
  const found = values.get(id);
  return found && found.cases >= minCases ? found.value : null;
}

function lampOf(judged: Judged): Lamp {
  const { course, indicator } = judged;
  const { id, better, minCases } = indicator;
  const found = course.now.values.get(id);
  if (!found || found.value === null) return unlit(course, id, 'no-data');
  const spread = spreadNow(judged, found);
  if (found.cases < minCases) return unlit(course, id, 'few-cases', spread);
  if (better === 'neither') return unlit(course, id, 'no-threshold', spread);
  const light = lightOf(judged, better, found.value, spread);
  const news = newsOf(judged, better, found.value, spread);
  if (typeof light === 'string') return { ...unlit(course, id, light, spread), news };
  return { ...unlit(course, id, 'no-threshold', spread), ...light, reason: null, news };
}

function spreadNow(
  { course, indicator, indicators, periodMonths }: Judged,
  value: IndicatorValue,
): Spread | null {
  const { unit, yearBefore, benchmark } = course.now;
  if (!unit) return null;
  const months =
    periodMonths === 1 ? course.months.flatMap((month) => valueWithEnough(month, indicator) ?? []) : [];
  return spreadOf({ indicator, value, unit, yearBefore, benchmark, months }, indicators);
}

function lightOf(
  { course, indicator, peers, periodMonths }: Judged,
  better: Direction,
  value: number,
  spread: Spread | null,
): Light | NoLamp {
  const months = course.months.flatMap(({ values }) => values.get(indicator.id) ?? []);
  const known = months.filter((month) => month.value !== null);
  const own = { mean: ownMean(indicator, known, periodMonths), months: known.length };
  const limits = indicator.thresholds.map((threshold) => limitOf(threshold, better, { peers, own }));
  const before = course.before.values.get(indicator.id)?.value ?? null;
  const lights = limits.flatMap((limit) =>
    typeof limit === 'string' ? [] : lightLamp(value, limit, better, spread, before),
  );
  return worstLight(lights) ?? limits.find((limit) => typeof limit === 'string') ?? 'no-threshold';
}

const monthsOfImprovement = 3;

function newsOf(
  { course, indicator, indicators, peers, periodMonths }: Judged,
  better: Direction,
  value: number,
  spread: Spread | null,
): readonly GoodNews[] {
  const months = periodMonths === 1 ? course.months.slice(-monthsOfImprovement) : [];
  const values = months.map((month) => valueWithEnough(month, indicator));
  const now = { value, spread };
  const spreadThen = () => (months[0] ? spreadOfMonth(months[0], indicator, indicators) : null);
  return [improvementOf(now, values, spreadThen, better), leadOf(now, peers, better)].filter(
    (one) => one !== null,
  );
}

function spreadOfMonth(
  { unit, yearBefore, benchmark, values }: Reading,
  indicator: ManagementIndicator,
  indicators: ReadonlyMap<string, ManagementIndicator>,
): Spread | null {
  const value = values.get(indicator.id);
  return unit && value
    ? spreadOf({ indicator, value, unit, yearBefore, benchmark, months: [] }, indicators)
    : null;
}

function unlit(
  { key, now, before, yearBefore }: UnitCourse,
  indicator: string,
  reason: NoLamp,
  spread: Spread | null = null,
): Lamp {
  const readValue = ({ values }: Reading) => values.get(indicator)?.value ?? null;
  return {
    unit: key,
    indicator,
    colour: 'none',
    reason,
    value: readValue(now),
    cases: now.values.get(indicator)?.cases ?? 0,
    limit: null,
    isPastRed: false,
    isSure: null,
    range: spread && { by: spread.by, low: spread.interval[0], high: spread.interval[1] },
    pastProbability: null,
    before: readValue(before),
    yearBefore: readValue(yearBefore),
    news: [],
  };
}
