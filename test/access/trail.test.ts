import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStackAt } from '../../bin/endpoints.ts';
import { chinaTime } from '../../platform/china-time.ts';
import type { TrailEntry } from '../../platform/trail/trail-entry.ts';
import { trailOfDay } from '../../platform/trail/trail-keys.ts';
import { operationsOf } from '../support/pipeline/kept-operations.ts';
import { eventually, sendFile, stack } from '../support/pipeline/outsider.ts';
import { signAs } from '../support/pipeline/sign-as.ts';
import { casesOf } from '../support/pipeline/stored-cases.ts';
import { toNdjson, wireStay } from '../support/pipeline/wire-stays.ts';
import { printedBy } from '../support/printed-by.ts';

const hospital = 'H61022200908';
const doctor = 'D908TRAIL';
const month = '2023-09';
const planted = { name: '欧阳试样', certificate: '371302196104129999', person: 'HI-TRAIL-77001' };
const room = join(import.meta.dirname, '..', '..', '.local', 'test', `${process.pid}-trail`);
const [endpoints, measures] = [join(room, 'endpoints.json'), join(room, 'measures.csv')];
const { trail } = openStackAt(stack);
const run = Date.now().toString(36);
const [auditor, office, stranger, clerk] = ['auditor', 'office', 'stranger', 'clerk'].map(
  (who) => `trail-${who}-${run}`,
);
const tokens = new Map<string, string>();
const today = () => chinaTime(new Date()).slice(0, 10);

async function ask(who: string | undefined, method: string, path: string, body?: unknown): Promise<number> {
  const answer = await fetch(`${stack.api}/api/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${tokens.get(who ?? '')}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** What `sentinel trail --json` tells of the last two days. */
async function told(...words: string[]): Promise<TrailEntry[]> {
  const text = await printed('--json', ...words);
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as TrailEntry);
}

function printed(...words: string[]): Promise<string> {
  const yesterday = chinaTime(new Date(Date.now() - 86_400_000)).slice(0, 10);
  return sentinel('trail', '--from', yesterday, '--to', today(), ...words);
}

const sentinel = (...words: string[]) => printedBy(...words, '--endpoints', endpoints);

/** Waits until the entries of somebody are so many. */
const entriesOf = (who: string | undefined, count: number) =>
  eventually(`${count} entries of ${who}`, async () => {
    const found = await told('--subject', who ?? '');
    return found.length >= count ? found : null;
  });

let finding: string;
let batch: string;

beforeAll(async () => {
  mkdirSync(room, { recursive: true });
  writeFileSync(endpoints, JSON.stringify(stack));
  const users = [
    [auditor, { role: 'auditor', hospital, name: '审核员甲' }],
    [office, { role: 'office', hospital }],
    [stranger, { role: 'manager', hospital: 'H37130200901' }],
    [clerk, { role: 'clinician', hospital, doctor }],
  ] as const;
  for (const [sub, user] of users) tokens.set(sub ?? '', await signAs({ sub, ...user }));
  const dates = { admitted: '2023-09-02', discharged: '2023-09-08' };
  const sent = await sendFile(
    hospital,
    'trail.ndjson',
    toNdjson([
      wireStay({ hospital, id: 'T1', doctor, strayYuan: 30, ...dates, ...planted }),
      wireStay({ hospital, id: 'T2', doctor, ...dates }),
    ]),
  );
  batch = sent.batch.id;
  finding = (await casesOf(hospital)).get('T1')?.findings[0]?.finding_id ?? '';
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

describe('the trail', () => {
  it('keeps who read which case, listed which, exported what, and how it was answered', async () => {
    for (const end of ['', '/findings', '/list', '/grouping'])
      expect(await ask(auditor, 'GET', `cases/T1${end}`)).toBe(200);
    expect(await ask(auditor, 'GET', `findings?period=${month}&setl_id=T1`)).toBe(200);
    expect(await ask(auditor, 'GET', `summaries/cases?period=${month}&doctor=${doctor}`)).toBe(200);
    const entries = await entriesOf(auditor, 6);
    expect(entries.map(({ act, route }) => `${act} ${route}`)).toEqual([
      'case-read GET /api/v1/cases/{setl_id}',
      'case-read GET /api/v1/cases/{setl_id}/findings',
      'case-read GET /api/v1/cases/{setl_id}/list',
      'case-read GET /api/v1/cases/{setl_id}/grouping',
      'cases-listed GET /api/v1/findings',
      'cases-listed GET /api/v1/summaries/cases',
    ]);
    expect(entries[0]).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      at: expect.any(String),
      act: 'case-read',
      by: { sub: auditor, name: '审核员甲', role: 'auditor', hospital },
      route: 'GET /api/v1/cases/{setl_id}',
      status: 200,
      of: { hospital, cases: [`${hospital}#T1`] },
    });
    expect(entries[5]?.of.cases).toEqual([`${hospital}#T1`, `${hospital}#T2`]);
  });

  it('keeps what was decided about which finding, and links by which results left', async () => {
    expect(await ask(office, 'POST', `findings/${finding}/decisions`, { action: 'take', why: '核对' })).toBe(
      200,
    );
    expect(
      await ask(office, 'POST', 'decisions', { findings: [finding], action: 'settle', why: '核对' }),
    ).toBe(200);
    expect(await ask(office, 'GET', `batches/${batch}/results`)).toBe(200);
    const entries = await entriesOf(office, 3);
    expect(entries.map(({ act, of }) => [act, of])).toEqual([
      ['decision', { hospital, findings: [finding], action: 'take', cases: [`${hospital}#T1`] }],
      ['decision', { hospital, action: 'settle', findings: [], refused: [finding] }],
      ['export', { hospital, batch }],
    ]);
  });

  it('keeps what was decided at the command line, under the name that was given', async () => {
    const who = `主任${run}`;
    const by = ['--by', who];
    const why = [...by, '--why', '核对'];
    const [rule, days] = ['GZ10000301002000', ['--from', '2026-05-01', '--to', '2026-06-30']];
    const decide = ['findings', 'decide', hospital, 'T1'];
    await expect(
      sentinel(...decide, planted.certificate, 'confirm', '--role', 'office', ...why),
    ).rejects.toThrow('There is no finding');
    await sentinel(...decide, finding, 'confirm', '--role', 'office', ...why);
    await sentinel('warnings', 'mute', rule, '--hospital', hospital, ...days, ...why);
    await sentinel('warnings', 'unmute', rule, '--hospital', hospital, '--on', '2026-05-20', ...why);
    writeFileSync(measures, '月份,科室,指标,分子,分母\r\n2023-09,全院,satisfaction,88,100\r\n');
    await sentinel('measures', 'import', measures, '--hospital', hospital, ...by);
    const added = ['webhooks', 'add', 'https://example.org/alerts', '--hospital', hospital, '--json'];
    const { id } = JSON.parse(await sentinel(...added, ...by)) as { id: string };
    await sentinel('webhooks', 'remove', hospital, id, ...by);
    const subjects = [
      ['decision', 'confirm', { cases: [`${hospital}#T1`], findings: [finding] }],
      ['knowledge-decision', 'mute', { rule }],
      ['knowledge-decision', 'unmute', { rule }],
      ['operation', 'import-measures', {}, { count: 1 }],
      ['operation', 'add-webhook', { webhook: id }],
      ['operation', 'remove-webhook', { webhook: id }],
    ] as const;
    expect((await operationsOf(who)).map(({ act, of }) => ({ act, of }))).toEqual(
      subjects.flatMap(([act, action, of, outcome = {}]) => [
        { act, of: { hospital, action: `${action}-begun`, ...of } },
        { act, of: { hospital, action, ...of, ...outcome } },
      ]),
    );
  });

  it('keeps who tried what is not his, without what he typed where an id belongs', async () => {
    expect(await ask(stranger, 'GET', `cases/${planted.certificate}?hospital=${hospital}`)).toBe(404);
    expect(await ask(stranger, 'GET', `findings/${finding}`)).toBe(404);
    expect(await ask(clerk, 'POST', 'samples', {})).toBe(404);
    const entries = await entriesOf(stranger, 2);
    expect(entries.map(({ status, of }) => ({ status, of }))).toEqual([
      { status: 404, of: { hospital } },
      { status: 404, of: { hospital: 'H37130200901', findings: [finding] } },
    ]);
    expect(await entriesOf(clerk, 1)).toMatchObject([{ status: 404, route: 'POST /api/v1/samples' }]);
  });

  it('is told by person, case, hospital and day, in both languages', async () => {
    const ofCase = await told('--case', 'T2', '--hospital', hospital);
    expect(ofCase.filter(({ by }) => by.sub === auditor)).toHaveLength(1);
    const table = await printed('--subject', auditor ?? '');
    expect(table).toMatch(/查看病例 read a case/);
    expect(table).toContain(`审核员甲 (${auditor})`);
    expect(await printed('--subject', 'nobody')).toBe('没有记录 nothing was kept\n');
    await expect(printed('--to', '2020-01-01')).rejects.toThrow('早于');
  });

  it('is told of any span of years, for the days on which something was kept', async () => {
    const ever = await told('--from', '1000-01-01', '--to', '9999-12-31', '--subject', auditor ?? '');
    expect(ever).toEqual(await told('--subject', auditor ?? ''));
  });

  it('names no patient', async () => {
    const keys = await trail.list(trailOfDay(today()));
    const texts = await Promise.all(keys.map(async (key) => Buffer.from(await trail.read(key)).toString()));
    expect(texts.join('')).toContain(`${hospital}#T1`);
    for (const secret of Object.values(planted)) expect(texts.join('')).not.toContain(secret);
  });
});
