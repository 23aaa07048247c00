import type { IndicatorValue } from '../indicators/view-figures.ts';
import { quadrantOf } from '../steering/quadrant-of.ts';
import type { QuadrantChart } from '../steering/steering-plan.ts';
import type { Quadrant, ReportedUnit, UnitTable } from './report.ts';
import type { QuadrantPlan } from './report-plan.ts';

/** Fewer points say nothing about each other. */
const fewestPoints = 2;

/** The planes of the plan that its views, the steering plan and the figures can fill. */
export function quadrantsOf(
  plans: readonly QuadrantPlan[],
  charts: readonly QuadrantChart[],
  tables: readonly UnitTable[],
  overall: ReportedUnit,
): readonly Quadrant[] {
  return plans.flatMap(({ view, chart: id }) => {
    const units = tables.find((table) => table.view === view)?.units ?? [];
    const chart = charts.find((candidate) => candidate.id === id);
    const byKey = new Map(units.map((unit) => [unit.key, unit]));
    const valued = units.map((unit) => ({ key: unit.key, values: valuesOf(unit) }));
    const placed = chart && quadrantOf(chart, valued, valuesOf(overall));
    if (!placed || placed.points.length < fewestPoints) return [];
    const points = placed.points.map(({ key, x, y, cases }) => ({
      unit: byKey.get(key) as ReportedUnit,
      x,
      y,
      cases,
    }));
    return [{ view, chart, lines: placed.lines, points }];
  });
}

const valuesOf = ({ figures }: ReportedUnit): ReadonlyMap<string, IndicatorValue> =>
  new Map(
    [...figures].map(([indicator, { value, cases }]) => [
      indicator,
      { indicator, value, cases, above: null, below: null },
    ]),
  );
