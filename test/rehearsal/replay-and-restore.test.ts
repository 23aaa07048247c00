import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readManifest } from '../../bin/backup/backup-manifest.ts';
import { backupPlace } from '../../bin/backup/backup-place.ts';
import { takeBackup } from '../../bin/backup/take-backup.ts';
import { keepRecord, readRecords } from '../../bin/deployment/deployment-records.ts';
import { openStackAt, type Stack } from '../../bin/endpoints.ts';
import type { WrittenReport } from '../../bin/replay/replay-report.ts';
import type { Result } from '../../core/result.ts';
import type { Receipt } from '../../functions/close/receipt.ts';
import { type RunningStack, startStack } from '../../local/start-stack.ts';
import { receiptKeys } from '../../platform/receipt-keys.ts';
import { batchStore } from '../../platform/table/batches.ts';
import { batchKey } from '../../platform/table/keys.ts';
import { webhookStore } from '../../platform/table/webhooks.ts';
import { jsonLinesOf, runSentinel } from '../bin/run-sentinel.ts';
import { tableBooks } from '../chaos/table-books.ts';
import { cutBatch } from '../support/pipeline/cut-batch.ts';
import { operationsOf } from '../support/pipeline/kept-operations.ts';
import { sendFile, stack } from '../support/pipeline/outsider.ts';
import { quietAt, sendTo } from '../support/pipeline/queues.ts';
import { allItems, allObjects } from '../support/pipeline/stack-state.ts';
import { casesOf } from '../support/pipeline/stored-cases.ts';
import { toNdjson, type WireStay, wireStay } from '../support/pipeline/wire-stays.ts';

const { assemblyDir, dataDir } = inject('pipeline');
const hospital = 'H37130200901';
const room = join(dataDir, '..', 'rehearsal');
const at = (name: string) => join(room, name);
const who = '运维甲';
const by = ['--by', who];
const source = openStackAt(stack);
const diagnoses = ['A15.000x001', 'I10.x00x002', 'I24.000x003', 'J18.900'];

const stay = (number: number, more: Partial<WireStay> = {}): WireStay => ({
  ...{ hospital, id: `R${number}`, person: `P${number % 7}`, doctor: 'D901A03011' },
  admitted: `2026-0${(number % 2) + 3}-0${(number % 8) + 1}`,
  discharged: `2026-0${(number % 2) + 3}-1${number % 8}`,
  diagnosis: diagnoses[number % 4] as string,
  department: number % 3 === 0 ? 'A03.01' : 'A04.01',
  costYuan: 3000 + 100 * number,
  ...(number % 5 === 0 && { strayYuan: 40 }),
  ...more,
});
const file = (...stays: readonly WireStay[]) => toNdjson(stays.map(wireStay));
const stays = Array.from({ length: 30 }, (_, number) => stay(number));
const allSteps = ['Split', 'Enrol', 'Audit', 'Close', 'Summarise', 'Notify'] as const;

/** What `npm run deploy` leaves in a stack. */
const deployedAs = (id: string) => ({
  ...{ id, stage: 'prod', commit: null, again: null, digest: id, documents: { 'cdk.out': id } },
});

/** The other clouds, which end with the test. */
const started: RunningStack[] = [];

async function freshStack(name: string): Promise<RunningStack> {
  const dir = at(name);
  mkdirSync(dir, { recursive: true });
  // The person key is put in its place before the stack runs, as in a deployment.
  copyFileSync(join(dataDir, 'secrets.json'), join(dir, 'secrets.json'));
  const running = await startStack({ assemblyDir, dataDir: dir });
  started.push(running);
  await keepRecord(openStackAt(running.description).knowledge, deployedAs(name));
  writeFileSync(at(`${name}.json`), JSON.stringify(running.description));
  return running;
}

async function sentinel(...words: readonly string[]) {
  const run = await runSentinel(...words);
  expect(`${run.exitCode} ${run.stderr}`).toMatch(/^0 /);
  return run.stdout;
}

type Told = Pick<RunningStack, 'description'>;

/** What the API tells the office and the auditors of a stack. */
async function toldBy({ description }: Told): Promise<Record<string, unknown>> {
  const user = description.users.find(({ name }) => name === 'office');
  const ask = async (path: string) => {
    const answer = await fetch(`${description.api}/api/v1${path}`, {
      headers: { authorization: `Bearer ${user?.token}` },
    });
    expect(answer.status, path).toBe(200);
    return answer.json() as Promise<unknown>;
  };
  const paths = [
    '/summaries?view=department&period=2026-03',
    '/summaries?view=total&period=2026',
    '/findings?period=2026-03&limit=50',
    '/cases/R5',
    '/alerts?limit=50',
    '/batches',
  ];
  return Object.fromEntries(await Promise.all(paths.map(async (path) => [path, await ask(path)] as const)));
}

beforeAll(async () => {
  mkdirSync(room, { recursive: true });
  writeFileSync(at('source.json'), JSON.stringify(stack));
  writeFileSync(at('person-key'), 'the key of this test\n');
  writeFileSync(at('passphrase'), 'open, please\n');
  await keepRecord(source.knowledge, deployedAs('source'));
  const first = await sendFile(hospital, 'first.ndjson', `${file(...stays)}not json\n`);
  expect(first.receipt).toMatchObject({ accepted: 30, rejected: 1 });
  await sendFile(hospital, 'second.ndjson', file(stay(1, { costYuan: 9000 }), stay(40), stay(41)));
  await webhookStore(source.table).put({
    ...{ hospital, id: 'w1', url: 'https://example.org/hook', secret: 'whsec_c2VjcmV0', department: 'Z99' },
  });
  await quietAt(...allSteps);
});

afterAll(async () => {
  for (const { stop } of started) await stop();
  rmSync(room, { recursive: true, force: true });
});

const replay = async (name: string, ...words: readonly string[]) => {
  const where = ['--from', '2026-03', '--to', '2026-04', '--hospital', hospital];
  await sentinel('replay', ...where, ...words, '-o', at(name), '--endpoints', at('source.json'));
  return JSON.parse(readFileSync(at(`${name}/report.json`), 'utf8')) as WrittenReport;
};

describe('a replay of a running stack', () => {
  it('under what was in force differs in nothing from what is recorded', async () => {
    const { whole, not_compared } = await replay('same');
    expect(whole).toMatchObject({ cases: 32, changed: 0, findings_new: 0, findings_gone: 0 });
    expect(whole?.findings_same).toBeGreaterThan(0);
    expect(not_compared).toEqual({ without_old: 0, without_new: 0, failed: 0 });
    expect(readFileSync(at('same/differences.ndjson'), 'utf8')).toBe('');
  });

  it('under another scheme tells what changes, and leaves the table as it is', async () => {
    const before = await allItems(source);
    const { whole, by_group, by_department } = await replay('suzhou', '--scheme', 'suzhou-2023');
    expect(await allItems(source)).toEqual(before);
    const recorded = await casesOf(hospital);
    const lines = readFileSync(at('suzhou/results.ndjson'), 'utf8');
    const results = jsonLinesOf<Result & Record<string, unknown>>(lines);
    const paidBefore = [...recorded.values()].reduce((sum, one) => sum + (one.result?.payment_fen ?? 0), 0);
    const moved = results.filter(({ setl_id, paid }) => {
      return recorded.get(setl_id)?.result?.paid.group !== paid.group;
    });
    expect(results).toHaveLength(32);
    expect(results.every(({ scheme }) => scheme === 'suzhou-2023')).toBe(true);
    expect(whole).toMatchObject({ payment_before_fen: paidBefore, changed_group: moved.length });
    for (const rows of [by_group, by_department])
      expect(rows.reduce((sum, { cases }) => sum + cases, 0)).toBe(32);
  });
});

describe('a copy of a stack at rest', () => {
  let restored: RunningStack;
  const target = () => openStackAt(restored.description);

  it('is refused where something lies, and is sound', async () => {
    const named = ['--person-key', at('person-key'), '--passphrase-file', at('passphrase')];
    await sentinel('backup', '-o', at('copy'), ...named, ...by, '--endpoints', at('source.json'));
    const again = await runSentinel('backup', '-o', at('copy'), ...by, '--endpoints', at('source.json'));
    expect(again).toMatchObject({ exitCode: 2 });
    expect(again.stderr).toContain('备份位置须为空');
    const sound = await sentinel('restore', at('copy'), '--check', '--endpoints', at('source.json'));
    expect(sound).toContain('校验无误');
  });

  it('holds no secret in clear, and gives the person key to who has the passphrase', async () => {
    const names = readdirSync(at('copy'), { recursive: true, withFileTypes: true });
    for (const entry of names.filter((one) => one.isFile())) {
      const text = readFileSync(join(entry.parentPath, entry.name)).toString('latin1');
      expect(text).not.toContain('whsec_');
      expect(text).not.toContain('the key of this test');
    }
    const where = [...by, '--endpoints', at('source.json'), '--person-key-to', at('key-again')];
    await sentinel('restore', at('copy'), ...where, '--passphrase-file', at('passphrase'));
    expect(readFileSync(at('key-again'), 'utf8')).toBe('the key of this test');
    writeFileSync(at('wrong'), 'another');
    const wrong = await runSentinel('restore', at('copy'), ...where, '--passphrase-file', at('wrong'));
    expect(wrong).toMatchObject({ exitCode: 1 });
    expect(wrong.stderr).toContain('口令不对');
  });

  it('is restored to an equal state: every item, every object, and what the API tells', async () => {
    restored = await freshStack('restored');
    const where = [...by, '--endpoints', at('restored.json')];
    const otherKey = await runSentinel('restore', at('copy'), ...where, '--person-key', at('wrong'));
    expect(otherKey).toMatchObject({ exitCode: 2 });
    expect(otherKey.stderr).toContain('人员密钥与备份时不同');
    const named = ['--person-key', at('person-key'), '--passphrase-file', at('passphrase')];
    await sentinel('restore', at('copy'), ...where, ...named);
    expect(await allItems(target())).toEqual(await allItems(source));
    expect(await dataObjects(target())).toEqual(await dataObjects(source));
    expect(await toldBy(restored)).toEqual(await toldBy({ description: stack }));
  });

  it('leaves a deployed stack its own record of it, and brings none of the other', async () => {
    expect(await readRecords(target().knowledge)).toEqual([deployedAs('restored')]);
  });

  it('stands in the trails of both stacks, and so does who took the person key out of it', async () => {
    const { made_at: copy, table } = await readManifest(backupPlace(at('copy'), source.clients.s3));
    const count = table.reduce((sum, { lines }) => sum + lines, 0);
    const begunAndDone = (action: string, begun: object, done = begun) => [
      { action: `${action}-begun`, ...begun },
      { action, ...done },
    ];
    const kept = (await operationsOf(who)).map(({ of }) => of);
    expect(kept).toEqual([
      ...begunAndDone('backup', {}, { copy, count }),
      // Where something lay.
      { action: 'backup-begun' },
      ...begunAndDone('unseal-person-key', { copy }),
      // Of whoever had another passphrase.
      { action: 'unseal-person-key-begun', copy },
    ]);
    const there = (await operationsOf(who, target().trail)).map(({ of }) => of);
    expect(there.slice(-2)).toEqual(begunAndDone('restore', { copy }, { copy, count }));
    const nobody = await runSentinel('restore', at('copy'), '--endpoints', at('restored.json'));
    expect(nobody).toMatchObject({ exitCode: 2 });
    expect(nobody.stderr).toMatch(/须用 --by.*--by is needed/s);
  });

  it('leaves nothing where the disk is full', async () => {
    const place = backupPlace(at('full'), source.clients.s3);
    const write: typeof place.write = (name, body) => {
      if (name.startsWith('objects/receipts/')) throw new Error('the disk is full');
      return place.write(name, body);
    };
    const question = { waitSeconds: 60, personKey: null, passphrase: null };
    await expect(takeBackup(source, { ...place, write }, question, () => undefined)).rejects.toThrow('full');
    expect(readdirSync(at('full'))).toEqual([]);
  });

  it('is not restored over data', async () => {
    const again = await runSentinel('restore', at('copy'), ...by, '--endpoints', at('restored.json'));
    expect(again).toMatchObject({ exitCode: 2 });
    expect(again.stderr).toContain('不予覆盖');
  });

  it('goes on working: a correction of an old case counts once', async () => {
    const corrected = file(stay(5, { costYuan: 7000 }), stay(50));
    const here = await sendFile(hospital, 'correction.ndjson', corrected);
    await quietAt(...allSteps);
    await target().intake.write(`incoming/${hospital}/correction.ndjson`, corrected);
    await restored.cloud.idle({ timeoutMs: 60_000 });
    const batch = (await batchStore(target().table).ofHospital(hospital))[0];
    const there = await receiptOf(target(), batch?.id ?? '');
    const { accepted, replaced, months } = here.receipt;
    expect({ accepted, replaced }).toEqual({ accepted: 2, replaced: 1 });
    expect(there).toMatchObject({ accepted, replaced, months });
    const summaries = async (told: Told) => {
      const all = await toldBy(told);
      return all['/summaries?view=department&period=2026-03'];
    };
    expect(await summaries(restored)).toEqual(await summaries({ description: stack }));
  });

  it('is not restored where a byte of it is another', async () => {
    const [part] = readdirSync(at('copy/table'));
    appendFileSync(at(`copy/table/${part}`), 'x');
    const run = await runSentinel('restore', at('copy'), ...by, '--endpoints', at('source.json'));
    expect(run).toMatchObject({ exitCode: 1 });
    expect(run.stderr).toContain('备份已损坏');
  });
});

describe('a copy of a stack at work', () => {
  it('brings its batches in flight to the same end, each case counted once', async () => {
    // One is half enrolled: it has corrected a case, and its second chunk was not looked at.
    const half = await cutBatch(
      ...[hospital, 'half.ndjson', file(stay(6, { costYuan: 8000 }), stay(60)), null, 1],
    );
    await sendTo('Enrol', { batch: half, chunk: 1 });
    await quietAt('Enrol');
    // One has counted everything, and was killed before it was closed.
    const counted = await countedAndKilled(file(stay(7, { costYuan: 6000 }), stay(70, { strayYuan: 30 })));

    const held = ['backup', '-o', at('at-work'), '--wait', '0', ...by, '--endpoints', at('source.json')];
    expect(await sentinel(...held)).toContain('重新登记');
    const manifest = await readManifest(backupPlace(at('at-work'), source.clients.s3));
    expect(manifest).toMatchObject({ is_quiet: false, stranded: [] });
    expect([...manifest.in_flight].sort()).toEqual([half, counted].sort());

    await batchStore(source.table).close(counted);
    await sendTo('Enrol', { batch: half, chunk: 2 });
    await quietAt(...allSteps);

    const restored = await freshStack('went-on');
    await sentinel('restore', at('at-work'), ...by, '--endpoints', at('went-on.json'));
    await restored.cloud.idle({ timeoutMs: 120_000 });
    const target = openStackAt(restored.description);
    const [receipts, same] = await Promise.all(
      [target, source].map(async (one) => {
        const both = await Promise.all([half, counted].map((id) => receiptOf(one, id)));
        return both.map(({ closed_at: _, ...rest }) => rest);
      }),
    );
    expect(receipts).toEqual(same);
    expect(await booksOf(target)).toEqual(await booksOf(source));
  });

  it('is refused while a file is being cut', async () => {
    const id = 'being-cut';
    const uploaded_at = new Date().toISOString();
    await batchStore(source.table).register({
      ...{ id, hospital, key: `incoming/${hospital}/cut.ndjson`, version: null, etag: 'e', size_bytes: 1 },
      ...{ uploaded_at, seq: `${uploaded_at}#00`, status: 'splitting' },
    });
    const run = await runSentinel(
      'backup',
      '-o',
      at('none'),
      '--wait',
      '0',
      ...by,
      '--endpoints',
      at('source.json'),
    );
    await batchStore(source.table).close(id);
    expect(run).toMatchObject({ exitCode: 1 });
    expect(run.stderr).toMatch(/文件仍在切分.*being-cut/s);
  });
});

async function countedAndKilled(content: string): Promise<string> {
  const id = await cutBatch(hospital, 'counted.ndjson', content, null);
  await sendTo('Enrol', { batch: id, chunk: 1 });
  await quietAt(...allSteps);
  // Its chunks are there again, as before it was closed.
  await cutBatch(hospital, 'counted.ndjson', content, null);
  const { uploaded_at } = await batchStore(source.table).standing(id);
  const reopened = new UpdateCommand({
    TableName: stack.table,
    Key: batchKey(id),
    UpdateExpression: 'SET #status = :auditing, gsi3pk = :open, gsi3sk = :at',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':auditing': 'auditing', ':open': 'OPEN', ':at': `${uploaded_at}#${id}` },
  });
  await source.table.client.send(reopened);
  return id;
}

function receiptOf({ receipts }: Stack, batch: string): Promise<Receipt> {
  return receipts.readJson<Receipt>(receiptKeys(hospital, batch).receipt);
}

/** All objects but what tells of deployments. */
async function dataObjects(one: Stack): Promise<ReadonlyMap<string, string>> {
  const all = await allObjects(one);
  return new Map([...all].filter(([key]) => !key.startsWith('knowledge deployments/')));
}

/** The table but for what is of the clock, of turns, and of what the copy leaves out. */
async function booksOf(one: Stack): Promise<ReadonlyMap<string, unknown>> {
  const items = [...(await allItems(one)).values()].filter(({ pk }) => !pk.startsWith('WEBHOOKS#'));
  return tableBooks(items, { batches: new Set(), hospitals: new Set() }).books;
}
