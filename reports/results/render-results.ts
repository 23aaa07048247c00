import writeExcelFile from 'write-excel-file/node';
import { undateZip } from '../workbook/undate-zip.ts';
import type { BatchResults } from './batch-results.ts';
import { caseSheet } from './case-sheet.ts';
import { figuresSheet } from './figures-sheet.ts';
import { findingSheet } from './finding-sheet.ts';
import { rejectedSheet } from './rejected-sheet.ts';

/** The results of a batch as a workbook for people. The same results give the same bytes. */
export async function renderResults(results: BatchResults): Promise<Uint8Array> {
  const sheets = [
    figuresSheet(results),
    caseSheet(results.cases),
    findingSheet(results.cases),
    rejectedSheet(results.rejected),
  ];
  return undateZip(await writeExcelFile(sheets).toBuffer());
}
