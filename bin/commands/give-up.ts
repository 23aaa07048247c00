import type { Words } from '../../core/claims/words.ts';
import { receiptKeys } from '../../platform/receipt-keys.ts';
import { stuckWords } from '../../platform/stuck-words.ts';
import { type Batch, batchStore, isGivenUp } from '../../platform/table/batches.ts';
import { openBatchStore } from '../../platform/table/open-batches.ts';
import { bringCounted } from '../bring-counted.ts';
import { openStack, type Stack } from '../endpoints.ts';
import { asOperation } from '../keep-operation.ts';
import { say } from '../say.ts';

export interface GiveUpOptions {
  readonly endpoints: string;
  readonly by: string;
  readonly because: string;
}

/**
 * `sentinel give-up`: for a stuck batch that nothing can move, as where its work area is gone. No step goes on with it, its
 * office is told to send again, and no alarm stands on it any more. What was counted of it goes into the summaries, where
 * the close of the batch would have put it. One that is given up already is given up once more: the first may have been
 * broken off.
 */
export async function giveUpBatch(id: string, { endpoints, by, because }: GiveUpOptions): Promise<void> {
  const stack = openStack(endpoints);
  const batch = await batchStore(stack.table).find(id);
  if (!batch) throw new Error(`没有批次 ${id} There is no batch ${id}`);
  const of = { hospital: batch.hospital, batch: id, action: 'give-up' };
  const message = await asOperation(stack, { by, command: 'give-up', of }, () =>
    giveUp(stack, batch, { by, because }),
  );
  say(`${message.zh}\n${message.en}\n`);
}

/** Answers what the office reads. */
async function giveUp(
  stack: Stack,
  batch: Batch,
  { by, because }: Pick<GiveUpOptions, 'by' | 'because'>,
): Promise<Words> {
  const { id, stuck, hospital, key, uploaded_at } = batch;
  const given_up = stuck?.given_up ?? { by, because, at: new Date().toISOString() };
  const isEnded =
    isGivenUp(batch) || (stuck && (await openBatchStore(stack.table).giveUp(id, { ...stuck, given_up })));
  if (!stuck || !isEnded)
    throw new Error(`批次 ${id} 未停滞，或已完成 The batch ${id} is not stuck, or closed already`);
  await bringCounted(stack, batch);
  const message = stuckWords({ ...stuck, given_up });
  const notice = { batch: id, hospital, file: key, uploaded_at, ...stuck, given_up, message };
  await stack.receipts.write(receiptKeys(hospital, id).stuck, JSON.stringify(notice, null, 2));
  return message;
}
