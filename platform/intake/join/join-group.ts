import type { FeeRow } from '../../../core/claims/fee-row.ts';
import type { SourceRecord } from '../../../core/claims/record-splitter.ts';
import type { FeeLinesOfGroup, SettlementFees } from './fee-lines-of-group.ts';
import { shownOf } from './fee-lines-of-group.ts';
import type { JoinRow } from './join-row.ts';
import type { FeeLineCounts } from './join-state.ts';

/** A record and the table in which it begins. */
export interface JoinedRecord {
  readonly side: 'cases' | 'fees';
  readonly table: number;
  readonly record: SourceRecord;
}

/** The rows of cases with their fee lines, then the fee lines that no case was found for. */
export async function* joinGroup(
  cases: AsyncIterable<JoinRow> | Iterable<JoinRow>,
  fees: FeeLinesOfGroup,
  maxRecordBytes: number,
): AsyncGenerator<JoinedRecord, FeeLineCounts> {
  let casesWithout = 0;
  for await (const row of cases) {
    const own = fees.of(row.settlementId);
    if (!own) casesWithout++;
    yield { side: 'cases', table: row.table, record: withFees(row, own, maxRecordBytes) };
  }
  const orphans = fees.orphans();
  const refused = [...orphans.map(orphanOf), ...fees.strays.map(strayOf)];
  yield* refused.sort((one, other) => one.table - other.table || one.record.line - other.record.line);
  const orphaned = orphans.reduce((sum, { count }) => sum + count, fees.strays.length);
  return { read: fees.count, joined: fees.count - orphaned, orphaned, cases_without: casesWithout };
}

/**
 * A settlement that stands in several rows gets its lines in each: which of the rows holds the case is seen when they
 * are read. Together they may come to no more than one record may, lest a small file becomes endless.
 */
function withFees(
  { kind, line, bytes }: JoinRow,
  fees: SettlementFees | undefined,
  maxRecordBytes: number,
): SourceRecord {
  if (!fees) return { kind, line, bytes, feeRows: [] };
  fees.takers++;
  const isTooMuch = fees.isTooMuch || bytes.length + fees.bytes * fees.takers > maxRecordBytes;
  if (isTooMuch) return { kind: 'oversized', line, bytes, feeRows: [] };
  return { kind, line, bytes, feeRows: fees.rows };
}

function orphanOf({ first, rows }: SettlementFees): JoinedRecord {
  const { table, kind, line, bytes } = first;
  return { side: 'fees', table, record: { kind, line, bytes, feeRows: shownOf(rows.slice(1)) } };
}

function strayOf({ table, kind, line, bytes }: FeeRow): JoinedRecord {
  return { side: 'fees', table, record: { kind, line, bytes, feeRows: [] } };
}
