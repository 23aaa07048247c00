import { monthsOf, monthsUntil, type Period } from '../../core/indicators/period.ts';
import type { UnitView } from '../../core/indicators/view-figures.ts';
import type { Lamp } from '../../core/steering/lamp.ts';
import { chooseIndicators } from './chosen-indicators.ts';
import type { Question } from './summary-query.ts';
import type { SummaryServices } from './summary-routes.ts';

/** What an indicator said of a unit, month by month. */
export type Course = readonly { readonly month: string; readonly value: number | null }[];

const monthsOfYear = 12;

/**
 * The months behind lamps, up to the last of the period, the first first; each is measured by the means of the twelve
 * months that end with it.
 */
export async function readCourses(
  { views, knowledge }: SummaryServices,
  question: Question,
  view: UnitView,
  period: Period,
  { lamps, months }: { readonly lamps: readonly Lamp[]; readonly months: number },
): Promise<(lamp: Lamp) => Course> {
  const wanted = new Set(lamps.map(({ indicator }) => indicator));
  const chosen = chooseIndicators(knowledge.indicators, period, [...wanted]);
  if (months === 0 || wanted.size === 0 || !chosen) return () => [];
  const until = monthsOf(period).at(-1) as string;
  // A year more, for what grows grows from a year before.
  const from = monthsUntil(until, months + monthsOfYear)[0] as string;
  const history = await views.history({ ...question, view, byGroup: 'core', from, until });
  const units = new Set(lamps.map(({ unit }) => unit));
  const shown = history.slice(monthsOfYear).map(({ month, benchmark, units: all }, at) => {
    const values = [...units].map((unit) => {
      const figures = all.get(unit);
      const past = history[at]?.units.get(unit) ?? null;
      const found = figures ? chosen.valuesOf(figures, benchmark, past) : [];
      return [unit, new Map(found.map(({ indicator, value }) => [indicator, value]))] as const;
    });
    return { month, values: new Map(values) };
  });
  return ({ unit, indicator }) =>
    shown.map(({ month, values }) => ({ month, value: values.get(unit)?.get(indicator) ?? null }));
}
