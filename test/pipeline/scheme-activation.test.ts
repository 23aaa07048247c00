import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openStackAt } from '../../bin/endpoints.ts';
import type { GroupingCase } from '../../core/grouping/grouping-case.ts';
import type { SchemeActivation } from '../../core/payment/activation.ts';
import { findJson } from '../../platform/find-json.ts';
import type { ListsSchemeDryRun, UploadsSchemeDryRun } from '../../platform/knowledge/dry-run-reports.ts';
import { fetchScheme } from '../../platform/knowledge/fetch-scheme.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { loadGrouper } from '../../platform/knowledge/load-grouper.ts';
import { hashScheme } from '../../platform/knowledge/scheme-pack.ts';
import { knowledgeKeys } from '../../platform/knowledge-keys.ts';
import { cutBatch } from '../support/pipeline/cut-batch.ts';
import { operationsOf } from '../support/pipeline/kept-operations.ts';
import { answerTo, eventually, sendFile, stack } from '../support/pipeline/outsider.ts';
import { sendTo } from '../support/pipeline/queues.ts';
import { casesOf } from '../support/pipeline/stored-cases.ts';
import { toNdjson, type WireStay, wireStay } from '../support/pipeline/wire-stays.ts';
import { printedBy } from '../support/printed-by.ts';

// Long ago and soon over, so that nothing else that runs meanwhile is grouped by the trial.
const region = '610200';
const hospital = 'H61020400909';
const month = '2019-01';
const begins = '2019-01-16';
const ends = '2019-02-01';
const trial = 'suzhou-trial';

const root = join(import.meta.dirname, '..', '..');
const room = join(root, '.local', 'test', String(process.pid), 'scheme-activation');
const fetchedDir = join(tmpdir(), 'drg-sentinel-schemes');
const folder = join(room, 'knowledge');
const endpoints = join(room, 'endpoints.json');
const { knowledge } = openStackAt(stack);

/** Knowledge as installed, and a scheme that no function was deployed with. */
function installTrial(): void {
  mkdirSync(join(folder, 'schemes'), { recursive: true });
  const installed = join(root, 'knowledge');
  for (const name of readdirSync(installed).filter((one) => one !== 'schemes' && one !== 'regions.json'))
    symlinkSync(join(installed, name), join(folder, name));
  cpSync(join(installed, 'regions.json'), join(folder, 'regions.json'));
  for (const id of readdirSync(join(installed, 'schemes')))
    symlinkSync(join(installed, 'schemes', id), join(folder, 'schemes', id));
  cpSync(join(installed, 'schemes', 'suzhou-2023'), join(folder, 'schemes', trial), { recursive: true });
  retitleTrial('试用');
}

/** Another title is another package. */
function retitleTrial(title: string): void {
  const file = join(folder, 'schemes', trial, 'scheme.json');
  const header = JSON.parse(readFileSync(file, 'utf8'));
  const unique = `${title} ${process.pid}`;
  writeFileSync(file, JSON.stringify({ ...header, id: trial, title: { zh: unique, en: unique } }));
}

/** Runs `sentinel scheme …` against the running stack and answers what it prints. */
async function scheme(...words: string[]): Promise<string> {
  vi.stubEnv('SENTINEL_KNOWLEDGE', folder);
  try {
    return await printedBy('scheme', ...words, '--endpoints', endpoints);
  } finally {
    vi.unstubAllEnvs();
  }
}

const by = `医保中心${process.pid}`;
const activate = (id: string, from: string) =>
  scheme('activate', id, '--region', region, '--from', from, '--by', by);
const dryRun = async (id: string) =>
  JSON.parse(
    await scheme('dry-run', id, '--region', region, '--month', month, '--json'),
  ) as UploadsSchemeDryRun;

type Stay = Omit<WireStay, 'hospital'> & { readonly discharged: string; readonly diagnosis: string };
const diagnoses = ['A15.000x001', 'I10.x00x002', 'I24.000x003'];
const stays = Array.from({ length: 18 }, (_, at): Stay => {
  const day = String(at + 7).padStart(2, '0');
  return {
    id: `A${at}`,
    admitted: '2019-01-01',
    discharged: `${month}-${day}`,
    diagnosis: diagnoses[at % 3] as string,
  };
});
const file = (some: readonly Stay[]) => toNdjson(some.map((stay) => wireStay({ hospital, ...stay })));

/** The stay as a person who reads it would tell a grouper. */
function casesToGroup({ id, diagnosis, admitted = '', discharged }: Stay): GroupingCase {
  const losDays = (Date.parse(discharged) - Date.parse(admitted)) / 86_400_000;
  const person = { sex: '1', ageYears: 57, ageDays: null, weightGrams: null, dept: 'A03.04' };
  return { id, ...person, losDays, dischargeWay: '1', dx: [diagnosis], proc: [] };
}

const old = loadGrouper(join(root, 'knowledge'), 'chs-drg-1.1');
const next = loadGrouper(join(root, 'knowledge'), 'suzhou-2023');
const drgsOf = (stay: Stay) =>
  [old.group(casesToGroup(stay)).drg, next.group(casesToGroup(stay)).drg] as const;

beforeAll(() => {
  installTrial();
  writeFileSync(endpoints, JSON.stringify(stack));
});
afterAll(() => {
  rmSync(join(fetchedDir, String(hashScheme(folder, trial))), { recursive: true, force: true });
  rmSync(room, { recursive: true, force: true });
});

describe('a scheme that a running region takes up', () => {
  it('is refused until it is uploaded, and then until it was tried', async () => {
    await expect(activate(trial, begins)).rejects.toThrow('not uploaded');
    await expect(dryRun(trial)).rejects.toThrow('not uploaded');
    await scheme('upload', trial);
    await scheme('upload', 'chs-drg-1.1');
    await expect(activate(trial, begins)).rejects.toThrow('no dry run');
    const begun = { region, action: 'activate-begun' };
    expect((await operationsOf(by)).map(({ of }) => of)).toEqual([begun, begun]);
  });

  it('may be uploaded again as it is, and never as something else', async () => {
    await scheme('upload', trial);
    retitleTrial('改过');
    await expect(scheme('upload', trial)).rejects.toThrow('id of its own');
    retitleTrial('试用');
    await scheme('upload', trial);
  });

  it('is tried on the uploads of the month: each case once, as its newest upload has it', async () => {
    const corrected = { ...(stays[0] as Stay), diagnosis: 'A15.000x001' };
    const draft = { ...corrected, diagnosis: 'I10.x00x002' };
    const elsewhere = { ...(stays[1] as Stay), id: 'B1', discharged: '2018-12-31', admitted: '2018-12-01' };
    const { receipt } = await sendFile(hospital, 'draft.ndjson', `${file([draft, elsewhere])}not json\n`);
    expect(receipt).toMatchObject({ accepted: 2, rejected: 1 });
    await sendFile(hospital, 'final.ndjson', file([corrected, ...stays.slice(1)]));

    const report = await dryRun(trial);
    const moved = stays.filter((stay) => drgsOf(stay)[0] !== drgsOf(stay)[1]);
    expect(moved).toHaveLength(12);
    expect(report).toMatchObject({
      region,
      scheme: trial,
      month,
      cases: stays.length,
      changed: moved.length,
      share: moved.length / stays.length,
      newly_grouped: 0,
      newly_ungroupable: 0,
      schemes_now: { 'chs-drg-1.1': stays.length },
      uploads_gone: [],
    });
    const counted = Map.groupBy(moved, (stay) => drgsOf(stay).join(' '));
    expect(Object.fromEntries(report.changes.map(({ from, to, cases }) => [`${from} ${to}`, cases]))).toEqual(
      Object.fromEntries([...counted].map(([change, some]) => [change, some.length])),
    );
    for (const { examples } of report.changes)
      for (const { setl_id } of examples) expect(moved.map(({ id }) => id)).toContain(setl_id);
  });

  it('is tried by the portal on what is kept of the same cases, with the same outcome', async () => {
    const ofUploads = await dryRun(trial);
    const at = new Date().toISOString();
    const key = knowledgeKeys.schemeDryRun(region, trial, at);
    const asked = { region, scheme: trial, package: ofUploads.package, at, by: '医保中心', month };
    await sendTo('DryRun', asked);
    const report = await eventually('the report', () => findJson<ListsSchemeDryRun>(knowledge, key));
    const { uploads_read, uploads_gone, hospitals, made_at, ...same } = ofUploads;
    expect(report).toMatchObject({ ...same, made_at: at, is_whole: true });
    expect(report.hospitals).toContain(hospital);
  });

  it('tells of uploads that are not there any more', async () => {
    await sendFile(hospital, 'replaced.ndjson', file([{ ...(stays[0] as Stay), id: 'R0' }]));
    await sendFile(
      hospital,
      'replaced.ndjson',
      file([{ ...(stays[0] as Stay), id: 'R1', discharged: '2018-12-30' }]),
    );
    const { uploads_gone, cases } = await dryRun(trial);
    expect(uploads_gone).toEqual([`incoming/${hospital}/replaced.ndjson`]);
    expect(cases).toBe(stays.length);
  });

  it('is not taken up after a dry run of no case, unless somebody says so', async () => {
    await scheme('dry-run', trial, '--region', region, '--month', '2018-01');
    await expect(activate(trial, begins)).rejects.toThrow(/2018-01.*病例 cases 0.*--despite-dry-run/s);
    await dryRun(trial);
  });

  it('groups what is discharged from its day on, until the next begins', async () => {
    await dryRun('chs-drg-1.1');
    await activate('chs-drg-1.1', ends);
    expect(await activate(trial, begins)).toContain('no tariff');
    expect((await operationsOf(by)).at(-1)).toEqual({
      act: 'knowledge-decision',
      route: 'scheme activate',
      of: { region, scheme: trial, action: 'activate' },
    });
    const after = { ...(stays[0] as Stay), id: 'L1', discharged: ends };
    const { batch } = await sendFile(hospital, 'again.ndjson', file([...stays, after]));

    const cases = await casesOf(hospital);
    for (const stay of [...stays, after]) {
      const isTrial = stay.discharged >= begins && stay.discharged < ends;
      expect(cases.get(stay.id)?.result, stay.id).toMatchObject({
        scheme: isTrial ? trial : 'chs-drg-1.1',
        drg: drgsOf(stay)[isTrial ? 1 : 0],
      });
    }
    expect(batch.activations).toMatch(/^[0-9a-f]{64}$/);
    const standing = JSON.parse(await scheme('activations', '--json')) as SchemeActivation[];
    expect(standing.map(({ region, scheme, from, by }) => [region, scheme, from, by])).toEqual([
      [region, 'chs-drg-1.1', ends, by],
      [region, trial, begins, by],
    ]);
    const named = standing.map(({ dry_run }) => dry_run);
    expect(await knowledge.list(`dry-runs/${region}/${trial}/`)).toContain(named[1]);
  });

  it('leaves a batch that was cut before to what was in force then', async () => {
    const late = stays.slice(12).map((stay) => ({ ...stay, id: `${stay.id}-before` }));
    const batch = await cutBatch(hospital, 'before.ndjson', file(late), null);
    await sendTo('Enrol', { batch, chunk: 1 });
    await answerTo(hospital, ({ id }) => id === batch);
    const cases = await casesOf(hospital);
    for (const stay of late) {
      expect(stay.discharged >= begins).toBe(true);
      expect(cases.get(stay.id)?.result).toMatchObject({ scheme: 'chs-drg-1.1', drg: drgsOf(stay)[0] });
    }
  });

  it('is not taken from a bucket that has something else under its name', async () => {
    const hash = hashScheme(folder, trial) ?? '';
    rmSync(join(fetchedDir, hash), { recursive: true });
    const key = knowledgeKeys.schemeFile(trial, hash, 'mdc.json');
    const original = await knowledge.read(key);
    await knowledge.write(key, '[]');
    await expect(fetchScheme(knowledge, trial, hash, knowledgeFolder())).rejects.toThrow(`is not ${hash}`);
    await knowledge.write(key, original); // for whoever of the region comes next
  });
});
