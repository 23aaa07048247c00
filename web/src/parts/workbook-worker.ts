import { generateXlsxFileSync } from 'write-excel-file/without-workers';
import type { WorkbookCell } from './workbook-cells.ts';

/** Rows come in parts, the last with what the workbook is to be like. */
export interface WorkbookPart {
  readonly rows: readonly (readonly WorkbookCell[])[];
  readonly whole?: { readonly sheet: string; readonly widths: readonly number[] };
}

const all: (readonly WorkbookCell[])[] = [];

addEventListener('message', async ({ data }: MessageEvent<WorkbookPart>) => {
  // Not by spreading: a call takes only so many arguments.
  for (const row of data.rows) all.push(row);
  if (!data.whole) return;
  const [head = [], ...body] = all;
  const bold = head.map((cell) => cell && { ...cell, fontWeight: 'bold' as const });
  const file = await generateXlsxFileSync([bold, ...body], {
    sheet: data.whole.sheet,
    columns: data.whole.widths.map((width) => ({ width })),
    stickyRowsCount: 1,
  });
  postMessage(file);
});
