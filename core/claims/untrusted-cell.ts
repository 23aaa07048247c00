import type { RecordFault } from './rejection.ts';
import type { Words } from './words.ts';

/** Why what a spreadsheet has in a cell is not what was meant. */
export type CellFault = 'digits-lost' | 'formula-without-value' | 'cell-error' | 'cell-too-long';

export interface UntrustedCell {
  readonly code: CellFault;
  /** Where it is: `B12`. */
  readonly cell: string;
  /** What the spreadsheet has instead. */
  readonly value: string;
}

/** The control character SUBSTITUTE, which no text that is read may hold. */
const mark = '\u001a';

/** What stands in the row of a sheet in place of such a cell, so that it goes the way of all cells. */
export function writeUntrustedCell({ code, cell, value }: UntrustedCell): string {
  return `${mark}${code} ${cell} ${value}`;
}

/** Spares a look at each cell of nearly every row. */
export function mayHoldUntrusted(row: string): boolean {
  return row.includes(mark);
}

/** `null` for a cell like any other. */
export function readUntrustedCell(text: string): UntrustedCell | null {
  if (!text.startsWith(mark)) return null;
  const [, code, cell = '', value = ''] = /^(\S+) (\S+) (.*)$/s.exec(text.slice(mark.length)) ?? [];
  return isCellFault(code) ? { code, cell, value } : null;
}

/** Why a row with such a cell is refused. */
export function faultOfCell(column: string, { code, cell, value }: UntrustedCell): RecordFault {
  return { field: column, value: value === '' ? null : value, code, expected: expected[code](cell) };
}

function isCellFault(code: string | undefined): code is CellFault {
  return code !== undefined && Object.hasOwn(expected, code);
}

const expected: Readonly<Record<CellFault, (cell: string) => Words>> = {
  'digits-lost': (cell) => ({
    zh: `单元格 ${cell} 设为文本格式后重新填写（数字超过 15 位时表格软件只保留 15 位）`,
    en: `cell ${cell} formatted as text and filled in again (of a number spreadsheets keep 15 digits)`,
  }),
  'formula-without-value': (cell) => ({
    zh: `单元格 ${cell} 中公式的计算结果（用 Excel 或 WPS 打开后保存，或粘贴为数值）`,
    en: `the result of the formula in cell ${cell} (open and save it in a spreadsheet program, or paste it as values)`,
  }),
  'cell-error': (cell) => ({ zh: `单元格 ${cell} 中的正确内容`, en: `proper content of cell ${cell}` }),
  'cell-too-long': (cell) => ({
    zh: `单元格 ${cell} 的内容不超过上限`,
    en: `content of cell ${cell} within the limit`,
  }),
};
