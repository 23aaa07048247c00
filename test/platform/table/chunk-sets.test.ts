import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chunksABlock, chunksOf } from '../../../platform/chunk-blocks.ts';
import { type Batch, batchStore, type PlannedBatch } from '../../../platform/table/batches.ts';
import { chunkSets } from '../../../platform/table/chunk-sets.ts';
import { chunkSetKey } from '../../../platform/table/keys.ts';
import { openTable } from '../../../platform/table/table.ts';
import { Killed, takeTurns } from '../../support/pipeline/take-turns.ts';
import { type RunningTable, runTable } from '../../support/running-table.ts';

let running: RunningTable;
beforeAll(async () => {
  running = await runTable();
});
afterAll(() => running.stop());

/** A batch that is cut into so many chunks and waits to be enrolled. */
async function planned(id: string, chunks: number): Promise<PlannedBatch> {
  const batches = batchStore(running.table);
  const batch: Batch = {
    id,
    hospital: 'H1',
    key: 'incoming/H1/a.csv',
    version: null,
    etag: 'e',
    size_bytes: 1,
    uploaded_at: '2026-04-01T00:00:00Z',
    seq: `2026-04-01T00:00:00Z#${id}`,
    status: 'splitting',
  };
  await batches.register(batch);
  const plan = {
    chunks,
    records: 1,
    format: 'csv',
    encoding: null,
    problems: [],
    notices: [],
    activations: null,
    planned_at: '2026-04-02T08:00:02.000Z',
  };
  await batches.plan(id, plan, 'enrolling');
  return batches.read(id);
}

/** What a handler does at the end of a chunk; answers whether it was to begin the next step. */
async function finish(batch: PlannedBatch, chunk: number, table = running.table): Promise<boolean> {
  const sets = chunkSets(table);
  const block = await sets.finishChunk(batch, 'enrolled', chunk);
  return block !== null && sets.finishBlock(batch, 'enrolled', block);
}

const numbers = (chunks: number) => Array.from({ length: chunks }, (_, at) => at + 1);

describe('the finished chunks of a batch', () => {
  it('are complete when the last one is in, in whatever order they come', async () => {
    const batch = await planned('small', 4);
    const answers = [];
    for (const chunk of [3, 1, 4, 3, 2, 1]) answers.push(await finish(batch, chunk));
    expect(answers).toEqual([false, false, false, false, true, true]);
  });

  it('of a large batch lie in items of a thousand, and the batch knows the blocks that are complete', async () => {
    const chunks = 2 * chunksABlock + 3;
    const batch = await planned('large', chunks);
    const full = (block: number) => ({
      ...chunkSetKey('large', 'enrolled', block),
      chunks: new Set(chunksOf(block, chunks).filter((chunk) => chunk !== 7 && chunk !== 1600)),
    });
    await running.table.writeAll([full(1), full(2)]);
    const early = [];
    for (const chunk of [1600, 2003, 2001, 2002]) early.push(await finish(batch, chunk));
    expect(early).toEqual([false, false, false, false]);
    const open = await batchStore(running.table).read('large');
    expect(open.enrolled_blocks).toEqual(new Set([2, 3]));
    const sets = chunkSets(running.table);
    expect(await sets.count(open, 'enrolled')).toBe(chunks - 1);
    expect(await sets.count(open, 'audited')).toBe(0);
    expect(await finish(batch, 7)).toBe(true);
    expect(await finish(batch, 2001)).toBe(true);
    const done = await batchStore(running.table).read('large');
    expect(await sets.count(done, 'enrolled')).toBe(chunks);
    expect(await sets.count({ ...done, status: 'closed' }, 'audited')).toBe(chunks);
  });

  it('begin the next step at least once, whoever is killed and whatever comes twice', async () => {
    let run = 0;
    const turn = fc.record({ who: fc.nat(5), kills: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 3 }),
        fc.array(turn, { maxLength: 12 }),
        async (chunks, turns) => {
          const batch = await planned(`killed-${++run}`, chunks);
          let begun = 0;
          await takeTurns(running.table.client, turns, async (client) => {
            const table = openTable(client, running.table.name);
            await Promise.all(
              [...numbers(chunks), 1].map(async (chunk) => {
                // A message comes back until its run has come to its end.
                for (;;) {
                  const isLast = await finish(batch, chunk, table).catch((error) => {
                    if (error instanceof Killed) return null;
                    throw error;
                  });
                  if (isLast) begun++;
                  if (isLast !== null) return;
                }
              }),
            );
          });
          expect(begun).toBeGreaterThan(0);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('tell a chunk whose audit has begun before', async () => {
    const sets = chunkSets(running.table);
    expect(await sets.begin('B', 5)).toBe(false);
    expect(await sets.begin('B', 6)).toBe(false);
    expect(await sets.begin('B', 1005)).toBe(false);
    expect(await sets.begin('B', 5)).toBe(true);
  });
});
