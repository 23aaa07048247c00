import type { Quadrant, ReportedUnit, UnitTable } from './report.ts';
import type { QuadrantPlan } from './report-plan.ts';

/** Fewer points say nothing about each other. */
const fewestPoints = 2;

/** Units in the plane of two indicators, divided where the whole stands. One that lacks its view or its middle is left out. */
export function quadrantsOf(
  plans: readonly QuadrantPlan[],
  tables: readonly UnitTable[],
  overall: ReportedUnit,
): readonly Quadrant[] {
  return plans.flatMap((plan) => {
    const units = tables.find(({ view }) => view === plan.view)?.units ?? [];
    const middle = placeOf(plan, overall);
    const points = units.flatMap((unit) => {
      const place = placeOf(plan, unit);
      return place ? [{ unit, ...place, cases: unit.figures.get(plan.x)?.cases ?? 0 }] : [];
    });
    return middle && points.length >= fewestPoints ? [{ ...plan, middle, points }] : [];
  });
}

function placeOf({ x, y }: QuadrantPlan, { figures }: ReportedUnit): { x: number; y: number } | null {
  const [across, up] = [figures.get(x)?.value ?? null, figures.get(y)?.value ?? null];
  return across === null || up === null ? null : { x: across, y: up };
}
