import type { CapacityRow } from '../../core/forecast/capacity/compare-capacity.ts';
import type { Outlook } from '../../core/forecast/outlook.ts';
import { outlookOf } from '../../core/forecast/outlook-of.ts';
import type { ForecastKnowledge } from '../../core/forecast/run-view.ts';
import { monthsUntil } from '../../core/indicators/period.ts';
import type { View } from '../../core/indicators/sheet.ts';
import type { Scope } from '../../core/indicators/view-figures.ts';
import type { SheetSource } from './read-view.ts';

/** What is asked about whom. */
export interface AskedOutlook {
  readonly scope: Scope;
  /** `total`: the whole alone. A region has hospitals and groups. */
  readonly view: View;
  /** Last month that is finished, `yyyy-MM`. */
  readonly until: string;
  /** Months; from 1 to `maxHorizon` of the parameters. */
  readonly horizon?: number | undefined;
  readonly capacity?: readonly CapacityRow[] | undefined;
}

/** The outlook of a hospital or a region by its sheets, in two queries; `null` where it has no case. */
export async function readOutlook(
  sheets: Pick<SheetSource, 'readMonths'>,
  knowledge: ForecastKnowledge,
  { scope, view, until, ...asked }: AskedOutlook,
): Promise<Outlook | null> {
  const [from = until] = monthsUntil(until, knowledge.parameters.historyMonths);
  const [total, rows] = await Promise.all([
    sheets.readMonths(scope, 'total', from, until),
    view === 'total' ? new Map() : sheets.readMonths(scope, view, from, until),
  ]);
  return outlookOf({ total, view, rows, until, ...asked }, knowledge);
}
