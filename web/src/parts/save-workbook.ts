import type { Language } from '../texts/language.ts';
import { columnWidth } from './column-width.ts';
import { fileNameOf } from './file-name.ts';
import type { TableColumn } from './table-column.ts';
import type { TableFact } from './table-facts.ts';
import { type WorkbookCell, workbookCells } from './workbook-cells.ts';
import type { WorkbookAnswer, WorkbookPart } from './workbook-maker.ts';

export interface WorkbookOfTable<Row> {
  readonly fileName: string;
  readonly sheet: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  /** A sheet of its own behind the rows, which says which they are. */
  readonly about: { readonly title: string; readonly facts: readonly TableFact[] };
  readonly language: Language;
}

const rowsAtOnce = 1000;

/** The rows of a table as an Excel workbook, saved by the browser. Money is in yuan. Throws where it cannot be made. */
export async function saveWorkbook<Row>(table: WorkbookOfTable<Row>): Promise<void> {
  const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), { type: 'module' });
  try {
    const [file] = await Promise.all([fileOf(worker), sendRows(table, (part) => worker.postMessage(part))]);
    download(file, `${table.fileName}.xlsx`);
  } finally {
    worker.terminate();
  }
}

function fileOf(worker: Worker): Promise<Blob> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<WorkbookAnswer>) =>
      'file' in data ? resolve(data.file) : reject(new Error(data.failure));
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.onmessageerror = () => reject(new Error('the workbook cannot be read'));
  });
}

/** Little by little: who goes on meanwhile is to notice nothing. */
async function sendRows<Row>(
  { sheet, columns, rows, about, language }: WorkbookOfTable<Row>,
  send: (part: WorkbookPart) => void,
): Promise<void> {
  send({ rows: [columns.map(({ title }): WorkbookCell => ({ value: title }))] });
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    send({
      rows: rows.slice(from, from + rowsAtOnce).map((row) => workbookCells(columns, row, language)),
    });
    await new Promise((resolve) => setTimeout(resolve));
  }
  // Names of sheets are short, and some signs stand for something else in them.
  const name = sheet.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);
  const widths = columns.map((column) => columnWidth(column, rows, language) + 2);
  send({ rows: [], whole: { sheet: name, widths, about } });
}

function download(file: Blob, name: string): void {
  const href = URL.createObjectURL(file);
  Object.assign(document.createElement('a'), { href, download: fileNameOf(name) }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
