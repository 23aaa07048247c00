import { parse } from 'csv-parse/sync';
import Papa from 'papaparse';
import { decodeRecord } from '../../core/claims/encoding.ts';
import { RecordSplitter, type SourceRecord } from '../../core/claims/record-splitter.ts';
import { splitCsvRow } from '../../core/claims/split-csv-row.ts';
import type { WireList } from '../../generator/wire-list.ts';
import type { Pass } from './measure-passes.ts';

const pieceBytes = 64 * 1024;

/** The same table read by us and by others. */
export interface CsvPasses {
  readonly bytes: number;
  readonly rows: number;
  readonly passes: Readonly<Record<'ours' | 'csv-parse' | 'papaparse', Pass>>;
}

/**
 * A table of fee lines, every tenth name quoted with a comma in it. Each reader takes the bytes and gives the cells of
 * all rows; ours cuts the bytes into records first, so that a bad row takes no other with it. Throws where they differ.
 */
export function csvPasses(claims: readonly WireList[]): CsvPasses {
  const lines = claims.flatMap(({ feedetail }) => feedetail);
  const columns = Object.keys(lines[0] ?? {});
  const rows = lines.map((line, at) => columns.map((column) => cellOf(line[column], column, at)).join(','));
  const file = Buffer.from(`${[columns.join(','), ...rows].join('\r\n')}\r\n`);
  const passes = {
    ours: () => readOurs(file),
    'csv-parse': () => parse(file) as string[][],
    papaparse: () => Papa.parse<string[]>(file.toString('utf8'), { skipEmptyLines: true }).data,
  };
  const [ours, ...others] = Object.values(passes).map((pass) => JSON.stringify(pass()));
  if (others.some((other) => other !== ours)) throw new Error('the readers do not agree');
  return { bytes: file.length, rows: rows.length + 1, passes };
}

function cellOf(value: string | number | undefined, column: string, at: number): string {
  return column === 'bilg_dept_name' && at % 10 === 0 ? `"${value}，A, ""B"""` : String(value ?? '');
}

function readOurs(file: Uint8Array): string[][] {
  const splitter = new RecordSplitter({ format: 'csv' });
  const rows: string[][] = [];
  const take = (records: readonly SourceRecord[]) => {
    for (const { bytes } of records) rows.push(splitCsvRow(decodeRecord(bytes, 'utf-8') ?? '') ?? []);
  };
  for (let at = 0; at < file.length; at += pieceBytes)
    take(splitter.push(file.subarray(at, at + pieceBytes)));
  take(splitter.end());
  return rows;
}
