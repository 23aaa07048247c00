import type { Sheet } from 'write-excel-file/node';
import type { Report } from '../../core/reports/report.ts';
import { qualityLines } from '../quality-lines.ts';
import { reportWords } from '../report-words.ts';
import { headRow, numberCell, wordsCell } from './cells.ts';
import { sheetOf } from './sheet-of.ts';

/** What was sent, and what figures could not be made of. */
export function qualitySheet({ quality }: Report): Sheet<Buffer> {
  const rows = qualityLines(quality).map(({ name, value, unit }) => [
    wordsCell(name),
    numberCell(value, unit),
  ]);
  return sheetOf(reportWords.quality, [headRow([reportWords.item, reportWords.value]), ...rows], [48, 18]);
}
