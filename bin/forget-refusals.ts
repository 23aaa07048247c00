import { Readable } from 'node:stream';
import type { Rejection } from '../core/claims/rejection.ts';
import type { ObjectStore } from '../platform/object-store.ts';
import { linesOf } from '../platform/read-lines.ts';
import { receiptKeys } from '../platform/receipt-keys.ts';
import { batchStore } from '../platform/table/batches.ts';
import type { Stack } from './endpoints.ts';

/**
 * Removes the refused records of cases from the answers to all uploads of their hospital; answers how many. A case
 * does not remember where it was refused. A record whose settlement id could not be read stays.
 */
export async function forgetRefusals(
  { table, receipts }: Pick<Stack, 'table' | 'receipts'>,
  hospital: string,
  settlementIds: readonly string[],
): Promise<number> {
  const erased = new Set<string | null>(settlementIds);
  const isErased = (line: string) => erased.has((JSON.parse(line) as Rejection).setl_id);
  let gone = 0;
  for (const { id } of await batchStore(table).ofHospital(hospital)) {
    const { rejected } = receiptKeys(hospital, id);
    let found = 0;
    for await (const line of linesIn(receipts, rejected)) if (isErased(line)) found += 1;
    if (found === 0) continue;
    // It may be as large as the upload, so it is read again instead of held; it stands anew at once, or not at all.
    await receipts.writeStream(rejected, Readable.from(withoutLines(linesIn(receipts, rejected), isErased)));
    gone += found;
  }
  return gone;
}

/** None of a batch that has no answer yet. */
async function* linesIn(receipts: Pick<ObjectStore, 'find'>, key: string): AsyncGenerator<string> {
  const found = await receipts.find(key);
  if (found) for await (const { text } of linesOf(found.body, 0)) yield text;
}

async function* withoutLines(
  lines: AsyncIterable<string>,
  isDropped: (line: string) => boolean,
): AsyncGenerator<Buffer> {
  for await (const line of lines) if (!isDropped(line)) yield Buffer.from(`${line}\n`);
}
