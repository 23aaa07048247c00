import type { Words } from '../claims/words.ts';
import type { ManagementIndicator } from '../indicators/management-indicator.ts';
import { lampsOf } from '../steering/lamps-of.ts';
import type { ReportedUnit } from './report.ts';
import type { ReportNames, ViewInTime } from './report-input.ts';
import type { ComparedView } from './report-plan.ts';

/** The units of a view in its order, with all indicators and their lamps. */
export function reportedUnits(
  { view, history }: ViewInTime,
  indicators: readonly ManagementIndicator[],
  nameOf: (key: string) => Words,
): readonly ReportedUnit[] {
  const byUnit = Map.groupBy(lampsOf({ view, history, indicators }), ({ unit }) => unit);
  return view.units.map(({ key }) => ({
    key,
    name: nameOf(key),
    figures: new Map((byUnit.get(key) ?? []).map(({ unit: _, indicator, ...figure }) => [indicator, figure])),
  }));
}

/** What a unit is called; of a doctor only the number is known. */
export function unitName(view: ComparedView, key: string, names: ReportNames): Words {
  return view === 'doctor' ? { zh: key, en: key } : names[view](key);
}
