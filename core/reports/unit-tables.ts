import type { Words } from '../claims/words.ts';
import type { ManagementIndicator } from '../indicators/management-indicator.ts';
import type { ViewFigures } from '../indicators/view-figures.ts';
import type { LampColour, ReportedUnit, UnitTable } from './report.ts';
import type { ReportNames } from './report-input.ts';
import type { ComparedView, TablePlan } from './report-plan.ts';
import { reportedUnit } from './reported-units.ts';

/** How an indicator of a view's unit is lit. */
export type LampsIn = (view: ViewFigures) => (unit: string, indicator: string) => LampColour;

/** The units of a view as a table of the plan. */
export function unitTable(
  view: ViewFigures,
  plan: TablePlan,
  indicators: readonly ManagementIndicator[],
  names: ReportNames,
  lampsIn: LampsIn,
): UnitTable {
  const lampOf = lampsIn(view);
  const units = view.units.map((unit) =>
    reportedUnit(unit, unitName(plan.view, unit.key, names), indicators, view.benchmark, (indicator) =>
      lampOf(unit.key, indicator),
    ),
  );
  return {
    view: plan.view,
    units: inOrder(units, plan),
    columns: plan.columns,
    shown: shownOf(units.length, plan),
  };
}

/** What a unit is called; of a doctor only the number is known. */
export function unitName(view: ComparedView, key: string, names: ReportNames): Words {
  return view === 'doctor' ? { zh: key, en: key } : names[view](key);
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
