import type { Sheet, SheetData } from 'write-excel-file/node';
import type { Words } from '../../core/claims/words.ts';

/** A sheet under a frozen header, its name in both languages: 31 characters at the most. */
export function sheetOf(
  name: Words,
  data: SheetData,
  widths: readonly number[],
  options: { readonly stickyColumnsCount?: number } = {},
): Sheet<Buffer> {
  return {
    sheet: `${name.zh} ${name.en}`.slice(0, 31),
    data,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape',
    ...options,
  } as Sheet<Buffer>;
}
