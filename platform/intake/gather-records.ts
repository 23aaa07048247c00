import type { IntakeLimits } from '../../core/claims/intake-limits.ts';
import type { SourceRecord } from '../../core/claims/record-splitter.ts';

export interface RecordGroup {
  /** The header row of a CSV file, with its first group. */
  readonly header: SourceRecord | null;
  readonly records: readonly SourceRecord[];
}

/** Groups of as many records as make a chunk. A file of nothing but a header still gives one group. */
export async function* gatherRecords(
  records: AsyncIterable<SourceRecord>,
  { recordsAChunk, bytesAChunk }: IntakeLimits,
): AsyncGenerator<RecordGroup> {
  let header: SourceRecord | null = null;
  let group: SourceRecord[] = [];
  let groupBytes = 0;
  for await (const record of records) {
    if (record.kind === 'header') {
      header = record;
      continue;
    }
    if (
      group.length === recordsAChunk ||
      (group.length > 0 && groupBytes + record.bytes.length > bytesAChunk)
    ) {
      yield { header, records: group };
      header = null;
      group = [];
      groupBytes = 0;
    }
    group.push(record);
    groupBytes += record.bytes.length;
  }
  if (group.length > 0 || header) yield { header, records: group };
}
