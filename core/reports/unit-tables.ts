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
  return {
    view: plan.view,
    units: inOrder(units, plan),
    columns: plan.columns,
    shown: shownOf(units.length, plan),
  };
}

/** By the plan's indicator, units without a value last, equal ones by key. */
function inOrder(units: readonly ReportedUnit[], { sortBy }: TablePlan): readonly ReportedUnit[] {
  const sign = sortBy.first === 'least' ? 1 : -1;
  const sortValue = ({ figures }: ReportedUnit) => figures.get(sortBy.indicator)?.value ?? null;
  return units.toSorted((a, b) => {
    const [left, right] = [sortValue(a), sortValue(b)];
    if (left === right) return a.key < b.key ? -1 : 1;
    if (left === null || right === null) return left === null ? 1 : -1;
    return sign * (left - right);
  });
}

function shownOf(count: number, { rows }: TablePlan): UnitTable['shown'] {
  if (rows.ends === 'first') return { first: Math.min(count, rows.most), last: 0 };
  return count <= 2 * rows.most ? { first: count, last: 0 } : { first: rows.most, last: rows.most };
}
