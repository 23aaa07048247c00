import type { FileProblem } from '../../../core/claims/file-problem.ts';
import type { IntakeLimits } from '../../../core/claims/intake-limits.ts';
import type { SourceRecord } from '../../../core/claims/record-splitter.ts';
import type { ArchiveEntry } from '../archive/open-archive.ts';
import { BrokenOff } from '../broken-off.ts';
import type { PartGuard } from '../inflation-guard.ts';
import { type CellMeanings, SheetListener } from './sheet-listener.ts';
import { csvRowOf, type SheetRow } from './sheet-row.ts';
import { XmlReader } from './xml-reader.ts';

export interface SheetReading {
  readonly sheet: ArchiveEntry;
  readonly meanings: CellMeanings;
  readonly limits: IntakeLimits;
  readonly guard: PartGuard;
  /** What is found out on the way is added to them. */
  readonly notices: FileProblem[];
}

/** So many rows may stand above the header: a title, a period, who sends it. */
const mostTitleRows = 10;

/**
 * The rows of a sheet as records of CSV, the header first. Above it may stand rows of a single cell.
 * @throws {BrokenOff}
 */
export async function* sheetRecords(reading: SheetReading): AsyncGenerator<SourceRecord> {
  const { limits, notices } = reading;
  const titles: SheetRow[] = [];
  let [width, records, beyond] = [0, 0, ''];
  for await (const row of sheetRows(reading)) {
    if (width === 0) {
      if (titles.length < mostTitleRows && isTitle(row)) {
        titles.push(row);
        continue;
      }
      width = row.cells.length;
      if (titles.length > 0) notices.push({ code: 'title-rows', rows: titles.map(({ number }) => number) });
      yield { kind: 'header', line: row.number, bytes: csvRowOf(row, width) };
      continue;
    }
    if (++records > limits.maxSheetRows)
      throw new BrokenOff({ code: 'too-many-rows', limit: limits.maxSheetRows });
    if (row.cells.length > width) beyond ||= String(row.number);
    yield recordOf(row, width, limits);
  }
  const [only] = titles;
  if (width === 0 && only) yield { kind: 'header', line: only.number, bytes: csvRowOf(only, 1) };
  if (beyond !== '') notices.push({ code: 'cells-beyond-header', row: Number(beyond) });
}

function recordOf(row: SheetRow, width: number, { maxRecordBytes }: IntakeLimits): SourceRecord {
  const bytes = csvRowOf(row, width);
  return bytes.length > maxRecordBytes
    ? { kind: 'oversized', line: row.number, bytes: bytes.subarray(0, Math.min(4096, maxRecordBytes)) }
    : { kind: 'record', line: row.number, bytes };
}

function isTitle({ cells }: SheetRow): boolean {
  return cells.filter((cell) => cell !== '').length === 1;
}

async function* sheetRows({
  sheet,
  meanings,
  limits,
  guard,
  notices,
}: SheetReading): AsyncGenerator<SheetRow> {
  const listener = new SheetListener(meanings, limits);
  const reader = new XmlReader(listener);
  let size = 0;
  for await (const bytes of sheet.read(guard)) {
    size += bytes.length;
    if (size > limits.maxSheetInflatedBytes)
      throw new BrokenOff({ code: 'inflated-too-large', limitBytes: limits.maxSheetInflatedBytes });
    try {
      reader.write(bytes);
    } finally {
      // Also those before the damage that ends it.
      yield* listener.takeRows();
    }
  }
  reader.end();
  if (listener.mergedRanges > 0) notices.push({ code: 'merged-cells', ranges: listener.mergedRanges });
}
