import type { ForecastMeasure } from '../../core/forecast/forecast-measures.ts';
import type { Outlook, UnitOutlook } from '../../core/forecast/outlook.ts';
import { outlookOf } from '../../core/forecast/outlook-of.ts';
import type { ForecastKnowledge } from '../../core/forecast/run-view.ts';
import type { SheetsByMonth } from '../../core/forecast/unit-series.ts';
import { countOf } from '../../core/indicators/tally.ts';
import type { Told } from './score-outlooks.ts';
import type { SimulatedHospital } from './simulate-months.ts';
import type { SimulatedSheets } from './simulated-sheets.ts';

/** Where the known months end: the horizon behind each is kept back. */
const shownMonths = [24, 26, 28, 30];

/** Everything that was said of a hospital at each of four moments, beside what came. */
export function tellHospital(
  hospital: SimulatedHospital,
  sheets: SimulatedSheets,
  measure: ForecastMeasure,
  horizon: number,
  knowledge: ForecastKnowledge,
): readonly Told[] {
  const kinds = new Map(hospital.groups.map(({ key, kind }) => [key, kind]));
  return shownMonths.flatMap((shown) => {
    const until = hospital.months[shown - 1] as string;
    const tell = (view: 'department' | 'group'): Outlook => {
      const outlook = outlookOf({ total: sheets.total, view, rows: sheets[view], until, horizon }, knowledge);
      if (!outlook) throw new Error('a hospital without cases');
      return outlook;
    };
    const told = (unit: UnitOutlook, kind: string, key: string, rows: SheetsByMonth): Told[] => {
      const values = hospital.months.map((month) => countOf(rows.get(month)?.get(key)?.tally ?? {}, measure));
      const bands = unit.measures[measure]?.months;
      if (!bands) return [];
      return [{ kind, history: values.slice(0, shown), actual: values.slice(shown, shown + horizon), bands }];
    };
    const [departments, groups] = [tell('department'), tell('group')];
    return [
      ...told(departments.total, 'hospital', 'all', sheets.total),
      ...departments.units.flatMap((unit) => told(unit, 'department', unit.key ?? '', sheets.department)),
      ...groups.units.flatMap((unit) =>
        told(unit, kinds.get(unit.key ?? '') ?? '', unit.key ?? '', sheets.group),
      ),
    ];
  });
}
