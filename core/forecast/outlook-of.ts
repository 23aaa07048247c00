import type { View } from '../indicators/sheet.ts';
import { addUp, type PointsOfView } from './add-up.ts';
import type { CapacityRow } from './capacity/compare-capacity.ts';
import { compareUnits } from './capacity/compare-units.ts';
import { findNotices } from './find-notices.ts';
import type { ForecastMeasure } from './forecast-measures.ts';
import type { Outlook, UnitOutlook } from './outlook.ts';
import type { UnitRun } from './run-unit.ts';
import { type ForecastKnowledge, monthsAfter, runView, type ViewRun } from './run-view.ts';
import { spreadOf } from './spread.ts';
import { type Reaches, reachesOf } from './spread-models.ts';
import { unitOutlook } from './unit-outlook.ts';
import { type SheetsByMonth, seriesOfView } from './unit-series.ts';

export interface OutlookRequest {
  /** Sheets `total` by month, of a hospital or a region. */
  readonly total: SheetsByMonth;
  /** What `rows` are; `total` where only the whole is asked about. */
  readonly view: View;
  /** Sheets of the view by month. */
  readonly rows: SheetsByMonth;
  /** Last month that is finished, `yyyy-MM`. */
  readonly until: string;
  /** Months to forecast, from 1 to `maxHorizon` of the parameters; else their `horizon`. */
  readonly horizon?: number | undefined;
  readonly capacity?: readonly CapacityRow[] | undefined;
}

/**
 * What is to be expected of a whole and its units: cases, weight, cost, payment and days, month by month. `null` where
 * there is no case up to the month. The same sheets give the same outlook.
 */
export function outlookOf(request: OutlookRequest, knowledge: ForecastKnowledge): Outlook | null {
  const { parameters } = knowledge;
  const series = seriesOfView(
    request.total,
    request.view === 'total' ? new Map() : request.rows,
    request.until,
  );
  if (!series) return null;
  const until = series.months.at(-1) as string;
  const months = monthsAfter(until, request.horizon ?? parameters.horizon);
  const run = runView(series, months, knowledge);
  const { total, units } = outlooksOf(run, reachesOf(run, months.length, parameters));
  const compared = compareUnits(request.capacity ?? [], total, units, months, parameters);
  const question = { series, coming: months, until: request.until, total: run.total, units, knowledge };
  return {
    from: series.months[0] as string,
    until,
    months,
    level: parameters.level,
    view: request.view,
    total,
    units,
    capacity: compared.comparisons,
    notices: [...findNotices(question), ...compared.notices],
  };
}

interface OutlooksOfView {
  readonly total: UnitOutlook;
  readonly units: readonly UnitOutlook[];
}

function outlooksOf({ total, units }: ViewRun, reaches: Reaches): OutlooksOfView {
  const points = new Map(
    [...total.measures.keys()].map((measure): [ForecastMeasure, PointsOfView] => [
      measure,
      addUp(measure, total, units, (unit, ahead) => varianceOf(unit, measure, ahead, reaches)),
    ]),
  );
  const outlook = (run: UnitRun, pick: (of: PointsOfView) => readonly number[]) =>
    unitOutlook({
      run,
      points: new Map([...points].map(([measure, of]) => [measure, pick(of)])),
      reachOf: (measure) => reaches.of(run, measure),
      ratioReachOf: (ratio) => reaches.ofRatio(run, ratio),
    });
  return {
    total: outlook(total, (of) => of.total),
    units: units.map((unit, at) => outlook(unit, (of) => of.units[at] as readonly number[])),
  };
}

/** Of a forecast in cases: a root that is off by s means that 4 × point × s² is its variance. */
function varianceOf(run: UnitRun, measure: ForecastMeasure, ahead: number, reaches: Reaches): number {
  const own = run.measures.get(measure);
  if (!own) return 0;
  const { errors, model } = reaches.of(run, measure);
  return 4 * (own.points[ahead] as number) * own.perCase * spreadOf(errors, ahead, model) ** 2;
}
