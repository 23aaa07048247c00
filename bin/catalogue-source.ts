import { basename, extname } from 'node:path';
import type { DipCatalogue } from '../core/grouping/dip/catalogue.ts';
import type { CatalogueReading } from '../core/grouping/dip/import/catalogue-reading.ts';
import { readCatalogueTable } from '../core/grouping/dip/import/read-catalogue-table.ts';
import { findDipSheet } from '../core/grouping/dip/import/read-dip-sheet.ts';
import { readDipWorkbook } from '../core/grouping/dip/import/read-dip-workbook.ts';
import type { CatalogueTableLine } from '../core/grouping/dip/import/table-row.ts';
import { columnLetters, type Workbook } from '../core/grouping/workbook/workbook.ts';
import { loadCatalogueTableWords, loadDipVocabulary } from '../platform/knowledge/load-dip-dictionaries.ts';
import { readWorkbook } from '../platform/knowledge/read-workbook.ts';
import { readTableRows } from './table-rows.ts';
import { WrongUsage } from './wrong-usage.ts';

type Form = DipCatalogue['header']['form'];

/**
 * Reads the national workbook, or a table of an area: a CSV file or the first sheet of any other workbook. Throws on a
 * file that is neither, and on a workbook in a form that it does not have.
 */
export async function readCatalogueSource(
  path: string,
  form: Form,
  folder: string,
): Promise<CatalogueReading> {
  const isWorkbook = extname(path).toLowerCase() === '.xlsx';
  const workbook = isWorkbook ? await readWorkbook(path).catch(notReadable(path)) : null;
  const vocabulary = loadDipVocabulary(folder);
  const isNational =
    workbook !== null && vocabulary.sheets.some((layout) => findDipSheet(workbook, layout) !== null);
  if (workbook && isNational) {
    if (form === 'combinations')
      throw new WrongUsage(
        '国家分组方案工作簿为 rows 形式，不能用 --form combinations。 The national workbook has the form rows; --form combinations is for tables.',
      );
    return readDipWorkbook(workbook, vocabulary);
  }
  const rows = workbook ? firstSheetRows(workbook) : await readTableRows(path);
  return readCatalogueTable(basename(path), rows, form, loadCatalogueTableWords(folder));
}

function firstSheetRows(workbook: Workbook): readonly CatalogueTableLine[] {
  const [sheet = []] = workbook.values();
  return sheet.map((cells, at) => {
    const isNumber = (column: number) => sheet.numbers?.has(`${columnLetters(column)}${at + 1}`) === true;
    return { line: at + 1, cells, numbers: new Set([...cells.keys()].filter(isNumber)) };
  });
}

function notReadable(path: string): (cause: Error) => never {
  return (cause) => {
    throw new Error(`${path} 不是 .xlsx 工作簿。 It is no .xlsx workbook.`, { cause });
  };
}
