import type { BackupManifest } from '../backup/backup-manifest.ts';
import { backupPlace } from '../backup/backup-place.ts';
import { takeBackup } from '../backup/take-backup.ts';
import { openStack } from '../endpoints.ts';
import { asOperation } from '../keep-operation.ts';
import { secretIfNamed } from '../read-secret.ts';
import { say, tell } from '../say.ts';
import { printJson } from './print-table.ts';

export interface BackupOptions {
  /** A folder, or `s3://bucket/prefix`. */
  readonly output: string;
  /** Seconds. */
  readonly wait: number;
  readonly personKey?: string;
  readonly passphraseFile?: string;
  readonly by: string;
  readonly endpoints: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `sentinel backup`: a copy of a running stack that `sentinel restore` puts into an empty one. */
export async function backup(options: BackupOptions): Promise<void> {
  const { output, wait, by, endpoints, json, quiet } = options;
  const personKey = secretIfNamed(options.personKey);
  const passphrase = secretIfNamed(options.passphraseFile);
  const stack = openStack(endpoints);
  const place = backupPlace(output, stack.clients.s3);
  const startedAt = performance.now();
  const question = { waitSeconds: wait, personKey, passphrase };
  const manifest = await asOperation(
    stack,
    { by, command: 'backup', of: { action: 'backup' } },
    () =>
      takeBackup(stack, place, question, ({ zh, en }) => {
        if (!quiet) tell(`${zh} ${en}\n`);
      }),
    (made) => ({ copy: made.made_at, count: itemsIn(made) }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  if (json) printJson(manifest);
  else if (!quiet) say(`${backupWords(manifest)}${output}: ${seconds.toFixed(1)} s\n`);
}

const itemsIn = ({ table }: BackupManifest) => table.reduce((sum, { lines }) => sum + lines, 0);

/** What is in a copy, and what is not. */
export function backupWords(manifest: BackupManifest): string {
  const { buckets, bytes, in_flight, stranded, waiting_messages, waiting_uploads } = manifest;
  const lines = [
    `数据项 items ${itemsIn(manifest)}, 回执与清单 receipts and lists ${buckets.receipts.lines}, 知识 knowledge ${buckets.knowledge.lines}, ${(bytes / 1e6).toFixed(1)} MB`,
  ];
  if (in_flight.length > 0)
    lines.push(
      `处理中的批次，恢复后重新登记 batches on their way, which begin again: ${in_flight.join(', ')}`,
    );
  if (stranded.length > 0)
    lines.push(`切片已不在，无法继续的批次 batches whose chunks are gone: ${stranded.join(', ')}`);
  const messages = Object.entries(waiting_messages).map(([queue, count]) => `${queue} ${count}`);
  if (messages.length > 0) lines.push(`未含的消息 messages, not copied: ${messages.join(', ')}`);
  if (waiting_uploads.length > 0)
    lines.push(
      `等待结算清单的费用明细文件，恢复后须重新上传 files of fee lines that wait for their cases, to be sent again: ${waiting_uploads.join(', ')}`,
    );
  if (manifest.secret_items > 0 && manifest.sealed === null)
    lines.push(
      `含密钥的数据项（webhook）${manifest.secret_items} 个未备份，须用 --passphrase-file。 ${manifest.secret_items} items with secrets (webhooks) are not in the copy: it takes --passphrase-file.`,
    );
  return `${lines.join('\n')}\n`;
}
