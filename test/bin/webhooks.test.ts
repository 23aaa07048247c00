import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook as Signer } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { webhookStore } from '../../platform/table/webhooks.ts';
import { printedBy } from '../support/printed-by.ts';
import type { RunningTable } from '../support/running-table.ts';
import { runTableAndTrail } from '../support/table-and-trail.ts';

const hospital = 'H37130200901';
const folder = mkdtempSync(join(tmpdir(), 'webhooks-'));
const endpoints = join(folder, 'endpoints.json');
const by = ['--by', '信息科王工'];
let running: RunningTable;
beforeAll(async () => {
  const { places, ...table } = await runTableAndTrail(join(folder, 's3'));
  running = table;
  writeFileSync(endpoints, JSON.stringify(places));
});
afterAll(async () => {
  await running.stop();
  rmSync(folder, { recursive: true });
});

const webhooks = (...words: string[]) => printedBy('webhooks', ...words, '--endpoints', endpoints);

describe('sentinel webhooks', () => {
  let added: { id: string; secret: string };

  it('adds an address and shows a secret that signs', async () => {
    const words = [
      'add',
      'https://example.org/alerts',
      '--hospital',
      hospital,
      '--department',
      'A03.04',
      ...by,
      '--json',
    ];
    added = JSON.parse(await webhooks(...words));
    expect(() => new Signer(added.secret).sign('id', new Date(), '{}')).not.toThrow();
    expect(await webhookStore(running.table).of(hospital)).toMatchObject([
      { ...added, url: 'https://example.org/alerts', department: 'A03.04' },
    ]);
  });

  it('lists the addresses of a hospital, without their secrets', async () => {
    const listed = await webhooks('list', hospital, '--json');
    expect(JSON.parse(listed)).toEqual([
      { id: added.id, department: 'A03.04', url: 'https://example.org/alerts' },
    ]);
    expect(await webhooks('list', 'H37130200902', '--json')).toBe('[]\n');
  });

  it.each(['http://example.org/', 'ftp://example.org/', 'example.org'])('refuses %s', async (url) => {
    await expect(webhooks('add', url, '--hospital', hospital, ...by)).rejects.toThrow('https');
  });

  it('knows hospitals by the register', async () => {
    const words = ['add', 'https://example.org/', '--hospital', 'H99999999999', ...by];
    await expect(webhooks(...words)).rejects.toThrow('is not in the register of hospitals');
  });

  it('takes an address without https for a stage that allows it', async () => {
    const words = ['add', 'http://127.0.0.1:9/', '--hospital', 'H37130200902', '--insecure', ...by];
    expect(await webhooks(...words)).toMatch(/whsec_/);
  });

  it('removes one, and says so where there is none', async () => {
    await webhooks('remove', hospital, added.id, ...by);
    expect(await webhookStore(running.table).of(hospital)).toEqual([]);
    await expect(webhooks('remove', hospital, added.id, ...by)).rejects.toThrow('has no webhook');
  });
});
