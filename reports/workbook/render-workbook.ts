import writeExcelFile, { type Cell, type Sheet, type SheetData } from 'write-excel-file/node';
import { inWordsOf } from '../../core/claims/paid-by.ts';
import type { Report } from '../../core/reports/report.ts';
import { aboutSheet } from './about-sheet.ts';
import { definitionSheet } from './definition-sheet.ts';
import { indicatorSheet } from './indicator-sheet.ts';
import { qualitySheet } from './quality-sheet.ts';
import { ruleSheet } from './rule-sheet.ts';
import { trendSheet } from './trend-sheet.ts';
import { undateZip } from './undate-zip.ts';
import { unitSheet } from './unit-sheet.ts';

/**
 * A report as a workbook: one sheet a view with all units and all indicators, headers in both languages, numbers as
 * numbers. The same report gives the same bytes.
 */
export async function renderWorkbook(report: Report): Promise<Uint8Array> {
  const sheets = [
    aboutSheet(report),
    indicatorSheet(report),
    ...report.tables.map((table) => unitSheet(table, report)),
    ruleSheet(report),
    trendSheet(report),
    qualitySheet(report),
    definitionSheet(report),
  ];
  return undateZip(await writeExcelFile(sheets.map((sheet) => inAreaWords(sheet, report))).toBuffer());
}

/** Groups as the area calls them, in names of sheets and in cells. */
function inAreaWords(sheet: Sheet<Buffer>, { paidBy }: Report): Sheet<Buffer> {
  if (paidBy === 'drg') return sheet;
  const say = (text: string) => inWordsOf(paidBy, text);
  const inCell = (cell: Cell): Cell =>
    cell && typeof cell === 'object' && 'value' in cell && typeof cell.value === 'string'
      ? ({ ...cell, value: say(cell.value) } as Cell)
      : cell;
  const data = (sheet.data as SheetData).map((row) => row?.map(inCell) ?? row);
  return { ...sheet, sheet: say(sheet.sheet ?? ''), data } as Sheet<Buffer>;
}
