import type { Encoding } from './encoding.ts';
import type { CsvHeader } from './read-csv-header.ts';

/** A table of fee lines that stands apart from its cases. */
export interface FeeTable {
  /** Its name as the office knows it. */
  readonly file: string;
  readonly encoding: Encoding | 'ascii';
  readonly csvHeader: CsvHeader;
}

/** A row of a table of fee lines, joined to its case or to none. */
export interface FeeRow {
  /** Place of its table among those of the chunk. */
  readonly table: number;
  /** As of a record of a file. */
  readonly kind: 'record' | 'truncated' | 'oversized';
  /** The line of the table's file on which it begins, from 1. */
  readonly line: number;
  /** As in the file. */
  readonly bytes: Uint8Array;
}
