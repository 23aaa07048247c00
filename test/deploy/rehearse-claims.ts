import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Receipt } from '../../functions/close/receipt.ts';
import { receiptKeys } from '../../platform/receipt-keys.ts';
import { batchStore } from '../../platform/table/batches.ts';
import type { EmulatedAccount } from './emulated-account.ts';
import { eventually, type StackUnderTest } from './stack-under-test.ts';
import type { Told } from './told.ts';

const sameAsAudit = [
  ...['read', 'accepted', 'rejected', 'duplicate', 'rejected_by_code', 'grouped', 'total_weight'],
  ...['cost_fen', 'payment_fen', 'balance_fen', 'amount_identified_fen', 'findings'],
] as const;

/** Sends a file as an office does in the portal, by a link that the API signs, and waits for its receipt. */
export async function sendClaims(
  { ask, stack }: StackUnderTest,
  claims: { readonly file: string; readonly hospital: string; readonly name: string },
): Promise<Receipt> {
  const body = readFileSync(claims.file);
  const answer = await ask('office', 'POST', '/api/v1/uploads', {
    file_name: claims.name,
    size_bytes: body.length,
  });
  if (!answer.ok) throw new Error(`/api/v1/uploads answered ${answer.status}: ${await answer.text()}`);
  const { key, url } = (await answer.json()) as { key: string; url: string };
  const put = await fetch(url, { method: 'PUT', body });
  if (!put.ok) throw new Error(`the link to ${key} answered ${put.status}: ${await put.text()}`);
  const batches = batchStore(stack.table);
  const closed = await eventually(`the receipt of ${key}`, async () =>
    (await batches.ofHospital(claims.hospital)).find(
      (batch) => batch.key === key && batch.status === 'closed',
    ),
  );
  return stack.receipts.readJson<Receipt>(receiptKeys(claims.hospital, closed.id).receipt);
}

/** Holds a receipt against what the command line finds in the same file, without any cloud. */
export async function compareWithAudit(
  receipt: Receipt,
  file: string,
  account: EmulatedAccount,
  folder: string,
  told: Told,
): Promise<void> {
  const { read, accepted, rejected, duplicate } = receipt;
  told.check(
    `the receipt accounts for every record: ${read} = ${accepted} + ${rejected} + ${duplicate}`,
    read > 0 && read === accepted + rejected + duplicate,
  );
  const output = join(folder, 'audit');
  await account.run('bin/sentinel.ts', 'audit', file, '-o', output, '--quiet');
  const summary = JSON.parse(readFileSync(join(output, 'summary.json'), 'utf8'));
  for (const figure of sameAsAudit) {
    const [is, due] = [JSON.stringify(sorted(receipt[figure])), JSON.stringify(sorted(summary[figure]))];
    told.check(`${figure} is what \`sentinel audit\` says`, is === due, `${is}, expected ${due}`);
  }
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]));
}
