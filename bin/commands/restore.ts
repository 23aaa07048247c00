import { writeFileSync } from 'node:fs';
import { type BackupManifest, readManifest } from '../backup/backup-manifest.ts';
import { type BackupPlace, backupPlace } from '../backup/backup-place.ts';
import { checkBackup, type Restored, restoreBackup, secretsOf } from '../backup/restore-backup.ts';
import { openStack, type Stack } from '../endpoints.ts';
import { asOperation } from '../keep-operation.ts';
import { checkOutput } from '../named-files.ts';
import { secretIfNamed } from '../read-secret.ts';
import { say } from '../say.ts';
import { WrongUsage } from '../wrong-usage.ts';
import { backupWords } from './backup.ts';
import { printJson } from './print-table.ts';

export interface RestoreOptions {
  readonly check?: boolean;
  readonly personKey?: string;
  readonly personKeyTo?: string;
  readonly passphraseFile?: string;
  readonly by?: string;
  readonly endpoints: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** A copy, the stack that it is restored into, and who does it. */
interface Restoring {
  readonly stack: Stack;
  readonly place: BackupPlace;
  readonly manifest: BackupManifest;
  readonly passphrase: string | null;
  readonly by: string;
}

/** `sentinel restore`: puts a copy into an empty stack, or checks it, or gives the person key that is sealed in it. */
export async function restore(from: string, options: RestoreOptions): Promise<void> {
  const { check, by, personKeyTo, endpoints, quiet } = options;
  if (!check && by === undefined)
    throw new WrongUsage('须用 --by 写明操作人。 --by is needed: who does it is kept in the trail.');
  const passphrase = secretIfNamed(options.passphraseFile);
  const personKey = secretIfNamed(options.personKey);
  const stack = openStack(endpoints);
  const place = backupPlace(from, stack.clients.s3);
  const manifest = await readManifest(place);
  const restoring = { stack, place, manifest, passphrase, by: by ?? '' };
  if (personKeyTo !== undefined) return givePersonKey(restoring, personKeyTo);
  await checkBackup(place, manifest);
  if (!check) return tellRestored(manifest, await putBack(restoring, personKey), personKey, options);
  if (!quiet) say(`校验无误 sound: ${manifest.made_at}\n${backupWords(manifest)}`);
}

async function givePersonKey(restoring: Restoring, file: string): Promise<void> {
  const { stack, place, manifest, passphrase, by } = restoring;
  checkOutput(file);
  const of = { action: 'unseal-person-key', copy: manifest.made_at };
  await asOperation(stack, { by, command: 'restore', of }, async () => {
    const secrets = await secretsOf(place, manifest, passphrase);
    if (!secrets?.person_key)
      throw new WrongUsage(
        '备份中没有封存的人员密钥，或未给出 --passphrase-file。 No person key is sealed in the backup, or --passphrase-file is not given.',
      );
    writeFileSync(file, secrets.person_key, { mode: 0o600 });
  });
}

function putBack(restoring: Restoring, personKey: string | null): Promise<Restored> {
  const { stack, place, manifest, passphrase, by } = restoring;
  return asOperation(
    stack,
    { by, command: 'restore', of: { action: 'restore', copy: manifest.made_at } },
    () => restoreBackup(stack, place, manifest, { personKey, passphrase }),
    ({ items }) => ({ count: items }),
  );
}

function tellRestored(
  manifest: BackupManifest,
  restored: Restored,
  personKey: string | null,
  { json, quiet }: RestoreOptions,
): void {
  if (json) printJson(restored);
  if (json || quiet) return;
  const { items, objects, secret_items, resumed, refreshed } = restored;
  say(
    `已恢复 restored: 数据项 items ${items}, 对象 objects ${objects}, 含密钥的 with secrets ${secret_items}\n` +
      `继续处理的批次 batches that begin again ${resumed}, 重新汇总的月份 months summed up anew ${refreshed}\n`,
  );
  if (manifest.person_key !== null && personKey === null)
    say(
      '未核对人员密钥，请用 --person-key。 Nobody has checked that the person key is the same: --person-key.\n',
    );
  if (manifest.secret_items > secret_items)
    say(
      `webhook ${manifest.secret_items} 个未恢复，请重新登记。 ${manifest.secret_items} webhooks are not restored; add them again.\n`,
    );
}
