import type { IntakeLimits } from '../../../core/claims/intake-limits.ts';
import type { SourceRecord } from '../../../core/claims/record-splitter.ts';
import type { JoinedRecord } from './join-group.ts';

/** Records of one table, as many as make a chunk. */
export interface JoinedChunk extends Pick<JoinedRecord, 'side' | 'table'> {
  readonly records: readonly SourceRecord[];
}

/** Gathers records into chunks, none of which spans two tables. Answers what the records end with. */
export async function* gatherJoined<Result>(
  joined: AsyncGenerator<JoinedRecord, Result>,
  { recordsAChunk, bytesAChunk }: Pick<IntakeLimits, 'recordsAChunk' | 'bytesAChunk'>,
): AsyncGenerator<JoinedChunk, Result> {
  let gathered: JoinedRecord[] = [];
  let gatheredBytes = 0;
  for (;;) {
    const next = await joined.next();
    const [last] = gathered;
    const bytes = next.done ? 0 : bytesOf(next.value.record);
    const isFull = gathered.length === recordsAChunk || gatheredBytes + bytes > bytesAChunk;
    if (last && (next.done || isFull || last.side !== next.value.side || last.table !== next.value.table)) {
      yield { side: last.side, table: last.table, records: gathered.map(({ record }) => record) };
      gathered = [];
      gatheredBytes = 0;
    }
    if (next.done) return next.value;
    gathered.push(next.value);
    gatheredBytes += bytes;
  }
}

function bytesOf({ bytes, feeRows = [] }: SourceRecord): number {
  return feeRows.reduce((sum, row) => sum + row.bytes.length, bytes.length);
}
