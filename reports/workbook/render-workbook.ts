import writeExcelFile from 'write-excel-file/node';
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
  return undateZip(await writeExcelFile(sheets).toBuffer());
}
