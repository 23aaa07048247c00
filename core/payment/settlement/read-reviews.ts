import type { TableRow } from '../tariff-sheet.ts';
import { YearRows, type YearSheet } from './year-rows.ts';

/** Names a stay among the results. */
export const stayKey = (hospital: string, settlementId: string) => `${hospital} ${settlementId}`;

/** Reads a table of what reviews decided: hospital, setl_id and payment (yuan), by {@link stayKey}. */
export function readReviews(
  rows: readonly TableRow[],
  isStay: (key: string) => boolean,
): YearSheet<ReadonlyMap<string, number>> {
  const sheet = new YearRows(rows, ['hospital', 'setl_id', 'payment']);
  const decided = new Map<string, number>();
  for (const row of sheet.issues.length > 0 ? [] : sheet.rows) {
    const key = stayKey(sheet.text(row, 'hospital'), sheet.text(row, 'setl_id'));
    const paymentFen = sheet.fen(row, 'payment');
    if (!isStay(key))
      sheet.refuse(row, 'setl_id', 'unknown-stay', {
        zh: `结果中没有病例 ${key}`,
        en: `the results have no stay ${key}`,
      });
    else if (sheet.isFirst(row, key, 'setl_id')) decided.set(key, paymentFen);
  }
  return { value: decided, issues: sheet.issues };
}
