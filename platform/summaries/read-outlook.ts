import type { CapacityRow } from '../../core/forecast/capacity/compare-capacity.ts';
import type { Outlook } from '../../core/forecast/outlook.ts';
import { outlookOf } from '../../core/forecast/outlook-of.ts';
import type { ForecastKnowledge } from '../../core/forecast/run-view.ts';
import type { SheetsByMonth } from '../../core/forecast/unit-series.ts';
import { monthsUntil } from '../../core/indicators/period.ts';
import { isGrouped, keyText, type View } from '../../core/indicators/sheet.ts';
import { sheetOfColumns } from '../../core/indicators/sheet-of-columns.ts';
import type { Scope } from '../../core/indicators/view-figures.ts';
import type { SheetSource } from './sheet-source.ts';

/** Reads a view by month, from one to another, of whoever the outlook is of. */
export type MonthReader = (view: View, from: string, until: string) => Promise<SheetsByMonth>;

export interface AskedOutlook {
  /** `total`: the whole alone. A hospital has departments, doctors and groups, a region hospitals and groups. */
  readonly view: View;
  /** Last month that is finished, `yyyy-MM`. */
  readonly until: string;
  /** Months; from 1 to `maxHorizon` of the parameters. */
  readonly horizon?: number | undefined;
  readonly capacity?: readonly CapacityRow[] | undefined;
}

/** The outlook of a hospital or a region by its sheets, in two queries; `null` where it has no case. */
export async function readOutlook(
  readMonths: MonthReader,
  knowledge: ForecastKnowledge,
  { view, until, ...asked }: AskedOutlook,
): Promise<Outlook | null> {
  const [from = until] = monthsUntil(until, knowledge.parameters.historyMonths);
  const [total, rows] = await Promise.all([
    readMonths('total', from, until),
    view === 'total' ? new Map() : readMonths(view, from, until),
  ]);
  return outlookOf({ total, view, rows, until, ...asked }, knowledge);
}

/** Stays that no list names a doctor for are in no unit. */
const nobody = keyText([null]);

/** Months of a stack, or of sheets in memory. */
export function monthReader(sheets: Pick<SheetSource, 'readMonths'>, scope: Scope): MonthReader {
  return async (view, from, until) => {
    const months = await sheets.readMonths(scope, isGrouped(view) ? `${view}.core` : view, from, until);
    return new Map(
      [...months].map(([month, columns]) => {
        const sheet = new Map(sheetOfColumns(view, [columns]));
        sheet.delete(nobody);
        return [month, sheet];
      }),
    );
  };
}
