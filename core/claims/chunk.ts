import type { Encoding } from './encoding.ts';
import type { FeeTable } from './fee-row.ts';
import type { RecordLimits } from './intake-limits.ts';
import type { CsvHeader } from './read-csv-header.ts';
import type { RecordFormat, SourceRecord } from './record-splitter.ts';

/** Some hundred records of a file with all that is needed to read them apart from it. */
export interface Chunk {
  /** From 1, in file order. */
  readonly number: number;
  /** Records of the file in the chunks before this one. */
  readonly recordsBefore: number;
  /** The file's name as the office knows it. */
  readonly file: string;
  readonly format: RecordFormat;
  readonly encoding: Encoding | 'ascii';
  /** Of a CSV file; `null` otherwise. */
  readonly csvHeader: CsvHeader | null;
  /** The tables of fee lines that rows were joined from; left out where there are none. */
  readonly feeTables?: readonly FeeTable[];
  /** Left out: the documented ones. */
  readonly limits?: RecordLimits;
  /** Never headers. */
  readonly records: readonly SourceRecord[];
}
