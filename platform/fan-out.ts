import { blocksOf, chunksABlock, chunksOf } from './chunk-blocks.ts';
import type { BlockMessage, ChunkMessage } from './messages.ts';
import type { Outbox } from './queue.ts';

/**
 * Asks a step for every chunk of a batch. Of a large batch it is asked block by block, to send itself the chunks: no
 * run sends more than a thousand messages or so, and many send at once. Sent twice, chunks come twice, which does no harm.
 */
export async function sendChunks(queue: Outbox, batch: string, chunks: number): Promise<void> {
  if (chunks <= chunksABlock) return sendBlock(queue, { batch, block: 1 }, chunks);
  await queue.send(blocksOf(chunks).map((block): BlockMessage => ({ batch, block })));
}

/**
 * Sends the chunks of a block on, one by one.
 * @param chunks of the whole batch
 */
export async function sendBlock(
  queue: Outbox,
  { batch, block }: BlockMessage,
  chunks: number,
): Promise<void> {
  await queue.send(chunksOf(block, chunks).map((chunk): ChunkMessage => ({ batch, chunk })));
}
