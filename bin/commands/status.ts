import type { Receipt } from '../../functions/close/receipt.ts';
import { progressOf } from '../../platform/batch-progress.ts';
import { receiptKeys } from '../../platform/receipt-keys.ts';
import { stuckWords } from '../../platform/stuck-words.ts';
import { type Batch, batchStore, isPlanned, type PlannedBatch } from '../../platform/table/batches.ts';
import { type ChunkSets, chunkSets } from '../../platform/table/chunk-sets.ts';
import type { StuckBatch } from '../../platform/table/open-batches.ts';
import { openStack } from '../endpoints.ts';
import { printReceipt } from '../print-receipt.ts';
import { say } from '../say.ts';
import { printJson } from './print-table.ts';

/** `sentinel status`: the receipt of a closed batch, or how far an open one is. */
export async function showStatus(
  id: string,
  { endpoints, json }: { endpoints: string; json?: boolean },
): Promise<void> {
  const stack = openStack(endpoints);
  const batch = await batchStore(stack.table).find(id);
  if (!batch) throw new Error(`没有批次 ${id} There is no batch ${id}`);
  if (batch.status === 'closed') {
    const receipt = await stack.receipts.readJson<Receipt>(receiptKeys(batch.hospital, id).receipt);
    return json ? printJson(receipt) : printReceipt(receipt);
  }
  const progress = {
    batch: id,
    hospital: batch.hospital,
    file: batch.key,
    status: batch.status,
    ...(batch.stuck && { stuck: batch.stuck }),
    ...(await progressSoFar(batch, chunkSets(stack.table))),
  };
  if (json) return printJson(progress);
  const { stuck, ...facts } = progress;
  say(
    `${Object.entries(facts)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n')}\n`,
  );
  if (stuck) tellStuck(id, stuck);
}

function tellStuck(id: string, stuck: StuckBatch): void {
  const { zh, en } = stuckWords(stuck);
  const next = stuck.given_up ? '' : `查看原因 why: sentinel dead-letters --batch ${id}\n`;
  say(`${zh}\n${en}\n${next}`);
}

async function progressSoFar(batch: Batch | PlannedBatch, finished: ChunkSets) {
  if (!isPlanned(batch)) return {};
  const { chunks, records } = batch;
  const through = {
    enrolled: await finished.count(batch, 'enrolled'),
    audited: await finished.count(batch, 'audited'),
  };
  return { records, chunks, ...through, ...progressOf(batch, through, new Date().toISOString()) };
}
