import * as z from 'zod';

const mebibyte = 1024 * 1024;
const atMost = (most: number) => z.int().min(1).default(most);

const intakeLimitsSchema = z.strictObject({
  /** A record beyond it is rejected as oversized. */
  maxRecordBytes: atMost(16 * mebibyte),
  recordsAChunk: atMost(1000),
  /** One record may be more. */
  bytesAChunk: atMost(8 * mebibyte),
  /** What the parts of a file may come to together once they are decompressed. */
  maxInflatedBytes: atMost(256 * 1024 * mebibyte),
  /** Bytes out for each byte in, of one part; not looked at before `inflationFloorBytes` are out. */
  maxInflationRatio: atMost(250),
  inflationFloorBytes: atMost(64 * mebibyte),
  maxArchiveEntries: atMost(1000),
  /** A workbook inside an archive is held in memory while it is read. */
  maxWorkbookBytes: atMost(64 * mebibyte),
  maxSheetRows: atMost(50_000),
  /** The XML of one sheet; that of strings and styles is limited by what is kept of it. */
  maxSheetInflatedBytes: atMost(1024 * mebibyte),
  /** What the strings that cells share come to; they are held in memory. */
  maxSharedStringBytes: atMost(64 * mebibyte),
  /** Of a CSV header or a sheet. */
  maxColumns: atMost(2000),
  /** Of a CSV file or a sheet: what a cell may hold. */
  maxCellChars: atMost(64 * 1024),
  /** Objects and lists within one another in a JSON record. */
  maxJsonDepth: atMost(64),
});

/** How much of a file is read, and where it stops: see docs/intake.md, "Limits". */
export type IntakeLimits = Readonly<z.infer<typeof intakeLimitsSchema>>;

/** What a single record may hold: these go with the records, to be enforced where they are read. */
export type RecordLimits = Pick<IntakeLimits, 'maxColumns' | 'maxCellChars' | 'maxJsonDepth'>;

/** Completes the limits that a deployment sets by the documented ones. Throws one error that lists every mistake. */
export function parseIntakeLimits(set: unknown): IntakeLimits {
  const parsed = intakeLimitsSchema.safeParse(set);
  if (!parsed.success) throw new Error(`intake limits: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** Those of records, where a deployment sets others than the documented ones. */
export function ownRecordLimits(limits: IntakeLimits): { readonly limits?: RecordLimits } {
  const { maxColumns, maxCellChars, maxJsonDepth } = limits;
  const isUsual =
    maxColumns === documentedLimits.maxColumns &&
    maxCellChars === documentedLimits.maxCellChars &&
    maxJsonDepth === documentedLimits.maxJsonDepth;
  return isUsual ? {} : { limits: { maxColumns, maxCellChars, maxJsonDepth } };
}

/** The limits of the command line, and of a deployment that sets none. */
export const documentedLimits: IntakeLimits = parseIntakeLimits({});
