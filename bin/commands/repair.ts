import { repair } from '../../functions/sweep/repair.ts';
import { batchStepWords } from '../../platform/batch-step-words.ts';
import { outbox } from '../../platform/queue.ts';
import { batchStore, isGivenUp } from '../../platform/table/batches.ts';
import { chunkSets } from '../../platform/table/chunk-sets.ts';
import { openStack } from '../endpoints.ts';
import { asOperation } from '../keep-operation.ts';
import { say } from '../say.ts';

/**
 * `sentinel repair`: what the sweeper does to a batch that stands still, once more and at once, for it gives up. Chunks
 * are run record by record.
 */
export async function repairBatch(
  id: string,
  { endpoints, by }: { readonly endpoints: string; readonly by: string },
): Promise<void> {
  const stack = openStack(endpoints);
  const { clients, table, intakeBucket, queues } = stack;
  const batch = await batchStore(table).find(id);
  if (!batch) throw new Error(`没有批次 ${id} There is no batch ${id}`);
  if (batch.status === 'closed')
    throw new Error(`批次 ${id} 已完成，无需修复 The batch ${id} is closed: nothing is missing`);
  if (isGivenUp(batch))
    throw new Error(
      `批次 ${id} 已放弃，不能再修复：请医院重新上传 The batch ${id} was given up and cannot be repaired: its hospital is to send the file again`,
    );
  const queueOf = (name: string) => outbox(clients.sqs, queues[name] ?? '');
  const means = {
    intakeBucket,
    finished: chunkSets(table),
    queues: {
      split: queueOf('split'),
      enrol: queueOf('enrol'),
      audit: queueOf('audit'),
      close: queueOf('close'),
    },
  };
  const of = { hospital: batch.hospital, batch: id, action: 'repair' };
  await asOperation(stack, { by, command: 'repair', of }, () => repair(means, batch, 1));
  const { zh, en } = batchStepWords[batch.status];
  say(
    `已补发“${zh}”所缺的消息 Sent again what is missing (${en}).\n查询 next: npm run -s sentinel -- status ${id}\n`,
  );
}
