import type { Sheet } from 'write-excel-file/node';
import type { Report } from '../../core/reports/report.ts';
import { reportWords } from '../report-words.ts';
import { headRow, numberCell, textCell } from './cells.ts';
import { sheetOf } from './sheet-of.ts';
import { headOf } from './unit-sheet.ts';

/** Twelve months of the indicators that are drawn. */
export function trendSheet({ trends, indicators }: Report): Sheet<Buffer> {
  const known = trends.flatMap((trend) => {
    const indicator = indicators.find(({ id }) => id === trend.indicator);
    return indicator ? [{ ...trend, of: indicator }] : [];
  });
  const months = trends[0]?.months.map(({ month }) => month) ?? [];
  const rows = months.map((month, at) => [
    textCell(month),
    ...known.map(({ months: values, of }) => numberCell(values[at]?.value ?? null, of.unit)),
  ]);
  const head = headRow([reportWords.month, ...known.map(({ of }) => headOf(of))]);
  return sheetOf(reportWords.trend, [head, ...rows], [12, ...known.map(() => 16)]);
}
