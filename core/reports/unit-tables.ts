import type { ManagementIndicator } from '../indicators/management-indicator.ts';
import type { ReportedUnit, UnitTable } from './report.ts';
import type { ReportNames, ViewInTime } from './report-input.ts';
import type { TablePlan } from './report-plan.ts';
import { reportedUnits, unitName } from './reported-units.ts';

/** The units of a view as a table of the plan. */
export function unitTable(
  view: ViewInTime,
  plan: TablePlan,
  indicators: readonly ManagementIndicator[],
  names: ReportNames,
): UnitTable {
  const units = reportedUnits(view, indicators, (key) => unitName(plan.view, key, names));
  const ordered = inOrder(units, plan);
  return {
    view: plan.view,
    units: ordered,
    columns: plan.columns,
    shown: shownOf(ordered, plan),
  };
}

/** By the plan's indicator, units without a value last, equal ones by key. */
function inOrder(units: readonly ReportedUnit[], { sortBy }: TablePlan): readonly ReportedUnit[] {
  const sign = sortBy.first === 'least' ? 1 : -1;
  return units.toSorted((a, b) => {
    const [left, right] = [sortValue(a, sortBy), sortValue(b, sortBy)];
    if (left === right) return a.key < b.key ? -1 : 1;
    if (left === null || right === null) return left === null ? 1 : -1;
    return sign * (left - right);
  });
}

const sortValue = ({ figures }: ReportedUnit, { indicator }: TablePlan['sortBy']) =>
  figures.get(indicator)?.value ?? null;

function shownOf(
  units: readonly ReportedUnit[],
  { rows: { most, ends }, sortBy }: TablePlan,
): UnitTable['shown'] {
  const count = units.length;
  if (ends === 'first' || count <= 2 * most)
    return { first: Math.min(count, ends === 'first' ? most : count), last: 0, until: count };
  const valued = units.filter((unit) => sortValue(unit, sortBy) !== null).length;
  const first = Math.min(most, valued);
  return { first, last: Math.min(most, valued - first), until: valued };
}
