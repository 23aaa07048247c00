import { decodeOutcome, emptyOutcome, mergeOutcomes, type Outcome } from '../../core/chunk-outcome.ts';
import type { ObjectStore } from '../../platform/object-store.ts';
import { readAhead } from '../../platform/read-ahead.ts';
import type { PlannedBatch } from '../../platform/table/batches.ts';
import type { LineStore } from '../../platform/table/case-lines.ts';
import { lineWriter } from '../../platform/table/line-writer.ts';
import { workArea } from '../../platform/work-area.ts';

/** Outcomes of a large chunk are 1.5 MB. */
const readsAtOnce = 16;

/** What some chunks of a batch, or all of them, came to, once their lines are in the table. */
export interface CopiedChunks extends Outcome {
  /** Of discharge, of all lines. */
  readonly months: readonly string[];
  /** Chunks with rejected records, in order. */
  readonly rejecting: readonly number[];
}

export interface CopyMeans {
  readonly work: Pick<ObjectStore, 'read' | 'readJson' | 'write' | 'list'>;
  readonly lines: Pick<LineStore, 'writePage'>;
  /** How many chunks make a stretch: the same in every run, or pages would be cut elsewhere. */
  readonly chunksAStretch: number;
}

type CopiedBatch = Pick<PlannedBatch, 'id' | 'hospital' | 'chunks'>;

/**
 * Copies the lines of all chunks into the table, stretch by stretch. What a stretch came to is kept in the work area, so
 * that a run that has no time left is gone on with; `null` is its answer.
 */
export async function copyStretches(
  means: CopyMeans,
  batch: CopiedBatch,
  hasTime: () => boolean,
): Promise<CopiedChunks | null> {
  const { work, chunksAStretch } = means;
  const done = new Set(await work.list(workArea.stretches(batch.id)));
  const keys: string[] = [];
  for (let stretch = 1; (stretch - 1) * chunksAStretch < batch.chunks; stretch++) {
    const key = workArea.stretch(batch.id, stretch);
    keys.push(key);
    if (done.has(key)) continue;
    if (!hasTime()) return null;
    await work.write(key, JSON.stringify(await copyStretch(means, batch, stretch)));
  }
  return mergeAll(work, keys);
}

/** Pages are full at a stretch's end or not: they are cut where they would be in any other run. */
async function copyStretch(
  { work, lines, chunksAStretch }: CopyMeans,
  { id, hospital, chunks }: CopiedBatch,
  stretch: number,
): Promise<CopiedChunks> {
  const before = (stretch - 1) * chunksAStretch;
  const size = Math.min(chunksAStretch, chunks - before);
  const numbers = Array.from({ length: size }, (_, at) => before + at + 1);
  const writer = lineWriter(lines, hospital, id, stretch);
  let outcome = emptyOutcome;
  const rejecting: number[] = [];
  const read = async (chunk: number) => ({ chunk, bytes: await work.read(workArea.outcome(id, chunk)) });
  for await (const { chunk, bytes } of readAhead(numbers, readsAtOnce, read)) {
    const { changes, ...own } = decodeOutcome(Buffer.from(bytes).toString('utf8'));
    outcome = mergeOutcomes(outcome, own);
    if (own.counts.rejected > 0) rejecting.push(chunk);
    for (const [month, ofMonth] of changes) await writer.add(month, ofMonth);
  }
  return { ...outcome, months: await writer.end(), rejecting };
}

async function mergeAll(work: CopyMeans['work'], keys: readonly string[]): Promise<CopiedChunks> {
  let outcome = emptyOutcome;
  const months = new Set<string>();
  const rejecting: number[] = [];
  const read = (key: string) => work.readJson<CopiedChunks>(key);
  for await (const stretch of readAhead(keys, readsAtOnce, read)) {
    outcome = mergeOutcomes(outcome, stretch);
    for (const month of stretch.months) months.add(month);
    rejecting.push(...stretch.rejecting);
  }
  return { ...outcome, months: [...months].sort(), rejecting };
}
