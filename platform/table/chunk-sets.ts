import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { blockOf, blocksOf, chunksOf } from '../chunk-blocks.ts';
import type { PlannedBatch } from './batches.ts';
import { batchKey, chunkSetKey, type ItemKey } from './keys.ts';
import type { Table } from './table.ts';

/** A step that every chunk goes through before the next may begin. */
export type ChunkStep = 'enrolled' | 'audited';

/** What is needed to know when a batch is through a step. */
type CountedBatch = Pick<PlannedBatch, 'id' | 'status' | 'chunks' | 'enrolled_blocks' | 'audited_blocks'>;

/**
 * Which chunks of a batch are through a step: sets of numbers, a thousand chunks an item, and on the batch a set of the
 * blocks that are complete. Adding to a set twice is adding once, so everything here may be repeated, in any order.
 */
export interface ChunkSets {
  /** Notes that a chunk's audit begins; `true` where a run of it has begun before. */
  readonly begin: (batch: string, chunk: number) => Promise<boolean>;
  /** Notes a finished chunk. Answers its block where all chunks of that are finished now, else `null`. */
  readonly finishChunk: (batch: CountedBatch, step: ChunkStep, chunk: number) => Promise<number | null>;
  /** Notes a finished block; `true` where all blocks of the batch are finished now. */
  readonly finishBlock: (batch: CountedBatch, step: ChunkStep, block: number) => Promise<boolean>;
  /** Chunks that are not through a step; where all are, but nobody has moved on, the last of each block. */
  readonly missing: (batch: CountedBatch, step: ChunkStep) => Promise<readonly number[]>;
  /** How many chunks are through a step. */
  readonly count: (batch: CountedBatch, step: ChunkStep) => Promise<number>;
}

export function chunkSets(table: Table): ChunkSets {
  const { client, name } = table;
  const add = async (Key: ItemKey, set: string, value: number, answer: 'UPDATED_OLD' | 'UPDATED_NEW') => {
    const update = new UpdateCommand({
      TableName: name,
      Key,
      UpdateExpression: 'ADD #set :value',
      ExpressionAttributeNames: { '#set': set },
      ExpressionAttributeValues: { ':value': new Set([value]) },
      ReturnValues: answer,
    });
    const { Attributes: attributes = {} } = await client.send(update);
    return (attributes[set] as ReadonlySet<number> | undefined) ?? new Set<number>();
  };
  return {
    begin: async (batch, chunk) =>
      (await add(chunkSetKey(batch, 'begun', blockOf(chunk)), 'chunks', chunk, 'UPDATED_OLD')).has(chunk),
    finishChunk: async ({ id, chunks }, step, chunk) => {
      const block = blockOf(chunk);
      const finished = await add(chunkSetKey(id, step, block), 'chunks', chunk, 'UPDATED_NEW');
      return finished.size === chunksOf(block, chunks).length ? block : null;
    },
    finishBlock: async ({ id, chunks }, step, block) => {
      const finished = await add(batchKey(id), `${step}_blocks`, block, 'UPDATED_NEW');
      return finished.size === blockOf(chunks);
    },
    missing: async (batch, step) => {
      const complete = batch[`${step}_blocks`] ?? new Set<number>();
      const open = blocksOf(batch.chunks).filter((block) => !complete.has(block));
      const sets = await table.readAll<ItemKey & { readonly chunks: ReadonlySet<number> }>(
        open.map((block) => chunkSetKey(batch.id, step, block)),
      );
      const bySk = new Map(sets.map(({ sk, chunks }) => [sk, chunks]));
      const missing = open.flatMap((block) => {
        const through = bySk.get(chunkSetKey(batch.id, step, block).sk);
        const all = chunksOf(block, batch.chunks);
        const left = all.filter((chunk) => !through?.has(chunk));
        return left.length > 0 ? left : all.slice(-1);
      });
      return missing.length > 0 ? missing : [batch.chunks];
    },
    count: async (batch, step) => {
      if (isPast(batch, step)) return batch.chunks;
      const complete = batch[`${step}_blocks`] ?? new Set<number>();
      const open = blocksOf(batch.chunks).filter((block) => !complete.has(block));
      const sets = await table.readAll<{ readonly chunks: ReadonlySet<number> }>(
        open.map((block) => chunkSetKey(batch.id, step, block)),
      );
      const ofComplete = [...complete].map((block) => chunksOf(block, batch.chunks).length);
      return [...ofComplete, ...sets.map(({ chunks }) => chunks.size)].reduce((sum, size) => sum + size, 0);
    },
  };
}

function isPast({ status }: CountedBatch, step: ChunkStep): boolean {
  return status === 'closing' || status === 'closed' || (step === 'enrolled' && status === 'auditing');
}
