import { expect, it } from 'vitest';
import { forgetRefusals } from '../../bin/forget-refusals.ts';
import { receiptKeys } from '../../platform/receipt-keys.ts';
import type { Table } from '../../platform/table/table.ts';
import { wholeBucketInMemory } from '../support/bucket-in-memory.ts';

const hospital = 'H37130200901';
const table = { query: async () => ['B1', 'B2', 'B3', 'B4'].map((id) => ({ id })) } as unknown as Table;
const line = (setl_id: string | null, raw: string) =>
  `${JSON.stringify({ line: 1, setl_id, errors: [], raw })}\n`;
const keyOf = (batch: string) => receiptKeys(hospital, batch).rejected;

/** A bucket with these answers, which counts how often one was written over. */
async function answered(files: Readonly<Record<string, string>>) {
  const bucket = wholeBucketInMemory();
  for (const [batch, text] of Object.entries(files)) await bucket.write(keyOf(batch), text);
  const written: string[] = [];
  const receipts: typeof bucket = {
    ...bucket,
    writeStream: async (key, body) => {
      written.push(key);
      await bucket.writeStream(key, body);
    },
  };
  const textOf = async (batch: string) => Buffer.from(await bucket.read(keyOf(batch))).toString();
  return { receipts, written, textOf };
}

it('takes the refused records of erased cases out of every answer of the hospital, and leaves the others', async () => {
  const others = line('S2', '李四') + line(null, 'S1 不可读') + line('S11', '王五');
  const { receipts, written, textOf } = await answered({
    B1: line('S1', '张三') + others + line('S1', '张三 a\nb'),
    B2: others,
    B3: line('S1', '张三').trimEnd(),
  });
  expect(await forgetRefusals({ table, receipts }, hospital, ['S1', 'S9'])).toBe(3);
  expect(await Promise.all(['B1', 'B2', 'B3'].map(textOf))).toEqual([others, others, '']);
  expect(written).toEqual([keyOf('B1'), keyOf('B3')]);
  expect(await forgetRefusals({ table, receipts }, hospital, ['S1', 'S9'])).toBe(0);
});
