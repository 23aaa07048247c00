import { decodeRecord, type Encoding } from './encoding.ts';
import type { CsvHeader } from './read-csv-header.ts';
import { readUntrustedCell } from './untrusted-cell.ts';

const quote = 0x22;
const comma = 0x2c;
/** As long as an identifier may be. */
const longestId = 64;

/**
 * The settlement id of a row of cases or of fee lines, read without the rest of the row; `null` where it is blank, too
 * long, or cannot be told. Works on bytes, most rows of a large file being read for it alone: in both encodings the
 * bytes of comma and quote stand for nothing else.
 */
export function settlementIdOfRow(
  row: Uint8Array,
  { columns }: CsvHeader,
  encoding: Encoding | 'ascii',
): string | null {
  const cell = findCell(row, columns.indexOf('setl_id'));
  if (cell === null || cell.length > longestId * 16) return null;
  const text = decodeRecord(cell, encoding)?.trim() ?? '';
  const id = text.startsWith('"') ? unquote(text) : text;
  return id === '' || id.length > longestId || readUntrustedCell(id) !== null ? null : id;
}

/** The bytes of a cell, quotes included; `null` where the row ends before. */
function findCell(row: Uint8Array, cell: number): Uint8Array | null {
  if (cell < 0) return null;
  let start = 0;
  for (let at = 0; ; at++) {
    const end = endOfCell(row, start);
    if (at === cell) return row.subarray(start, end);
    if (end === row.length) return null;
    start = end + 1;
  }
}

/** A quote opens a cell only as its first character; what is quoted may hold commas. */
function endOfCell(row: Uint8Array, start: number): number {
  let from = start;
  while (row[from] === quote) {
    const closing = row.indexOf(quote, from + 1);
    if (closing < 0) return row.length;
    from = closing + 1;
  }
  const end = row.indexOf(comma, from);
  return end < 0 ? row.length : end;
}

/** Without its quotes, as `splitCsvRow` reads it. */
function unquote(text: string): string {
  return text
    .slice(1, text.endsWith('"') ? -1 : undefined)
    .replaceAll('""', '"')
    .trim();
}
