import { readFileSync } from 'node:fs';
import readExcelFile from 'read-excel-file/node';
import type { Receipt } from '../../functions/close/receipt.ts';
import { loadManagementIndicators } from '../../platform/knowledge/load-management-indicators.ts';
import { reportWords } from '../../reports/report-words.ts';

/**
 * Compares the workbook and the pages of a report with the receipt of the one file that all its cases came in: the
 * twelve months that it draws are those of the sample. An empty list means that all is equal.
 */
export async function checkReport(paths: readonly string[], receipt: Receipt): Promise<readonly string[]> {
  const workbook = paths.find((path) => path.endsWith('.xlsx')) as string;
  const sumOf = await trendReader(workbook);
  const expected = [
    ['cases', receipt.accepted - receipt.outpatient.bills],
    ['balance', receipt.balance_fen / 100],
    ['violation-money', receipt.amount_identified_fen / 100],
  ] as const;
  const inWorkbook = expected.flatMap(([id, due]) => {
    const is = sumOf(id);
    return Math.round(is * 100) === Math.round(due * 100) ? [] : `${workbook}: ${id} ${is}, expected ${due}`;
  });
  return [...inWorkbook, ...pagesWithoutMonths(paths, receipt.months)];
}

/** Sums of a column of the sheet of twelve months, by the name of its indicator. */
async function trendReader(path: string): Promise<(indicator: string) => number> {
  const sheets = await readExcelFile(path);
  const trend = sheets.find(({ sheet }) => sheet.startsWith(reportWords.trend.zh));
  const [head = [], ...rows] = trend?.data ?? [];
  const names = new Map(loadManagementIndicators().map(({ id, name }) => [id, name.zh]));
  return (indicator) => {
    const column = head.findIndex((cell) => String(cell).startsWith(names.get(indicator) as string));
    return rows.reduce((sum, row) => sum + Number(row[column] ?? 0), 0);
  };
}

function pagesWithoutMonths(paths: readonly string[], months: readonly string[]): readonly string[] {
  return paths
    .filter((path) => path.endsWith('.html'))
    .flatMap((path) => {
      const page = readFileSync(path, 'utf8');
      const missing = months.filter((month) => !page.includes(`<th scope="row">${month}</th>`));
      return missing.map((month) => `${path}: ${month} is not in it`);
    });
}
