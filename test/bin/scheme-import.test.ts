import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GroupingResult } from '../../core/grouping/grouping-case.ts';
import type { SchemeFacts } from '../../core/grouping/import/scheme-facts.ts';
import { loadScheme } from '../../platform/knowledge/load-scheme.ts';
import { readCorpus } from '../core/grouping/read-corpus.ts';
import { schemeToFacts } from '../support/scheme-to-facts.ts';
import { schemeToWorkbook } from '../support/workbook/scheme-to-workbook.ts';
import { smallWorkbook } from '../support/workbook/small-workbook.ts';
import { writeWorkbook } from '../support/workbook/write-workbook.ts';
import { runSentinel, runSentinelIn } from './run-sentinel.ts';

let room: string;
let knowledge: string;
beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'import-'));
  knowledge = join(room, 'knowledge');
  for (const part of ['regions.json', 'codes', 'dictionaries', 'schemes/chs-drg-1.1'])
    cpSync(join('knowledge', part), join(knowledge, part), { recursive: true });
});
afterAll(() => rmSync(room, { recursive: true }));

/** The published schemes have a few codes that no edition has. */
const asPublished = '--accept-unknown-codes';

/** Groups a corpus by a scheme of the temporary knowledge, on the command line alone. */
async function groupCorpus(corpus: string, scheme: string): Promise<readonly GroupingResult[]> {
  const cases = join(room, `${corpus}.ndjson`);
  writeFileSync(cases, gunzipSync(readFileSync(`test/fixtures/corpus/${corpus}.ndjson.gz`)));
  const results = join(room, `${scheme}.ndjson`);
  const args = ['group', cases, '--scheme', scheme, '-o', results, '--quiet'];
  const { exitCode: code, stderr: err } = await runSentinelIn({ SENTINEL_KNOWLEDGE: knowledge }, ...args);
  expect(err).toBe('');
  expect(code).toBe(0);
  return readFileSync(results, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const { status, mdc, adrg, drg } = JSON.parse(line) as GroupingResult;
      return { status, mdc, adrg, drg };
    });
}

function writeFacts(name: string, facts: SchemeFacts): string {
  const folder = join(room, name);
  mkdirSync(folder);
  for (const [file, content] of Object.entries(facts))
    writeFileSync(join(folder, file), JSON.stringify(content));
  return folder;
}

const inForce = ['--region', 'CN', '--from', '2021-01-01'];
const importInto = (path: string, ...args: string[]) => importAsIs(path, asPublished, ...args);
const importAsIs = (path: string, ...args: string[]) =>
  runSentinel('scheme', 'import', path, '--knowledge', knowledge, ...inForce, ...args);
const schemes = () => readdirSync(join(knowledge, 'schemes'));

describe('sentinel scheme import', () => {
  it('installs a folder that the code has never seen, and cases are grouped by it', async () => {
    const facts = schemeToFacts(loadScheme('knowledge', 'suzhou-2023'));
    // This area calls its brain infarction group otherwise and splits it by age.
    const renamed = facts['drg.json'].map((drg) =>
      drg.code.startsWith('BR2') ? { ...drg, code: `BR2${'XYZ'[drg.order - 1]}` } : drg,
    );
    const listed = facts['adrg.json'].map((adrg) =>
      adrg.id === 'BR2' ? { ...adrg, drgs: adrg.drgs.map((_, i) => `BR2${'XYZ'[i]}`) } : adrg,
    );
    const folder = writeFacts('ninth', { ...facts, 'drg.json': renamed, 'adrg.json': listed });
    const { exitCode: code, stdout: out } = await importInto(
      folder,
      '--region',
      '320500',
      '--from',
      '2026-01-01',
      '--json',
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      installed: true,
      mistakes: [],
      scheme: { id: 'ninth', region: '320500', effectiveFrom: '2026-01-01', adrgs: 376, drgs: 648 },
    });

    const expected = readCorpus('suzhou-2023-2k').map(({ expected }) => expected);
    const results = await groupCorpus('suzhou-2023-2k', 'ninth');
    const renamedBack = results.map((result) =>
      result.adrg === 'BR2' ? { ...result, drg: originalDrg(result.drg) } : result,
    );
    expect(renamedBack).toEqual(expected);
    expect(results.some(({ drg }) => drg === 'BR2X')).toBe(true);

    function originalDrg(drg: string): string {
      const place = 'XYZ'.indexOf(drg.charAt(3));
      return facts['adrg.json'].find(({ id }) => id === 'BR2')?.drgs[place] ?? '';
    }
  });

  it('installs a full-size national workbook, rule language and all, which groups like the scheme it was made from', async () => {
    const workbook = join(room, 'national.xlsx');
    await writeWorkbook(workbook, schemeToWorkbook(loadScheme('knowledge', 'chs-drg-1.1')));
    const { exitCode: code, stdout: out } = await importInto(workbook, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      mistakes: [],
      scheme: { id: 'national', adrgs: 376, drgs: 628, mcc: 4678, cc: 16568, valid_procedures: 10251 },
    });
    const expected = readCorpus('chs-drg-1.1-20k').map(({ expected }) => expected);
    expect(await groupCorpus('chs-drg-1.1-20k', 'national')).toEqual(expected);
  });

  it('tells every mistake of a workbook with its cell, and installs nothing', async () => {
    const workbook = new Map(smallWorkbook());
    const mdcs = workbook.get('MDC')?.map((row) => [...row]) as string[][];
    (mdcs[2] as string[])[2] = 'ZYZD in DI_NIX or';
    (mdcs[3] as string[])[2] = 'RYTZ > 3';
    workbook.set('MDC', mdcs);
    const path = join(room, 'broken.xlsx');
    await writeWorkbook(path, workbook);
    const { exitCode: code, stdout: out, stderr: err } = await importInto(path);
    expect(code).toBe(1);
    expect(out).toContain('MDC!C3:18');
    expect(out).toContain('MDC!C4:1');
    expect(err).toContain('nothing is installed');
    expect(schemes()).not.toContain('broken');
  });

  it('refuses a folder that is not sound, a file that is no JSON among it', async () => {
    const folder = writeFacts('unsound', schemeToFacts(loadScheme('knowledge', 'chs-drg-1.1')));
    writeFileSync(join(folder, 'cc.json'), '{"A00":');
    const { exitCode: code, stdout: out } = await importInto(folder, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      installed: false,
      scheme: null,
      mistakes: [{ code: 'not-json', place: { file: 'cc.json', line: 1 } }],
    });
    expect(schemes()).not.toContain('unsound');
  });

  it('only checks when asked to', async () => {
    const folder = writeFacts('dry', schemeToFacts(loadScheme('knowledge', 'chs-drg-1.1')));
    const { exitCode: code, stdout: out } = await importInto(folder, '--dry-run');
    expect(code).toBe(0);
    expect(out).toContain('not installed');
    expect(schemes()).not.toContain('dry');
  });

  it('does not replace a scheme unless told to, and then keeps its errata', async () => {
    const folder = writeFacts('again', schemeToFacts(loadScheme('knowledge', 'chs-drg-1.1')));
    const refused = await importInto(folder, '--id', 'chs-drg-1.1');
    expect(refused).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--replace') });
    const replaced = await importInto(folder, '--id', 'chs-drg-1.1', '--replace');
    expect(replaced.exitCode).toBe(0);
    expect(loadScheme(knowledge, 'chs-drg-1.1').errata).toHaveLength(4);
  });

  it('refuses a knowledge folder that is none', async () => {
    const args = ['scheme', 'import', room, ...inForce, '--knowledge', room];
    const { exitCode: code, stderr: err } = await runSentinel(...args);
    expect(code).toBe(2);
    expect(err).toContain('no knowledge folder');
  });

  it('takes codes that the edition does not have only where a person says so, and keeps that', async () => {
    const folder = writeFacts('accepted', schemeToFacts(loadScheme('knowledge', 'chs-drg-1.1')));
    const refused = await importAsIs(folder);
    expect(refused.exitCode).toBe(1);
    expect(refused.stdout).toContain('P78.300x004');
    expect(refused.stderr).toContain('take them as meant: --accept-unknown-codes');
    expect((await importAsIs(folder, asPublished)).exitCode).toBe(0);
    expect(loadScheme(knowledge, 'accepted').header.accepted).toEqual(['unknown-codes']);
  });

  it('says how many notices of a kind there are and shows a few, all of them as JSON', async () => {
    const facts = schemeToFacts(loadScheme('knowledge', 'changzhou-2022'));
    const folder = writeFacts('noisy', facts);
    const { stdout: table } = await importInto(folder, '--dry-run');
    expect(table).toContain('unreachable-split: 35');
    expect(table.split('\n').filter((line) => line.includes('never reached'))).toHaveLength(3);
    expect(Math.max(...table.split('\n').map((line) => line.length))).toBeLessThan(200);
    const { stdout: json } = await importInto(folder, '--dry-run', '--json');
    const { notices } = JSON.parse(json) as { notices: { code: string }[] };
    expect(notices.filter(({ code }) => code === 'unreachable-split')).toHaveLength(35);
    expect(notices.filter(({ code }) => code === 'double-complication')).toHaveLength(1);
  });

  it.each([
    { what: 'no region', args: ['--from', '2026-01-01'], says: '--region' },
    { what: 'no first day', args: ['--region', 'CN'], says: '--from' },
    {
      what: 'a region that is none',
      args: ['--region', 'Suzhou', '--from', '2026-01-01'],
      says: '应为 CN 或六位行政区划代码 expected CN or the six digits of an area',
    },
    {
      what: 'a day that does not exist',
      args: ['--region', 'CN', '--from', '2026-02-30'],
      says: '应为实有的日期，如 2026-01-31 expected a day that exists',
    },
    { what: 'an id that leads out of its folder', args: [...inForce, '--id', '../x'], says: '编号只能由' },
    { what: 'an id that means another thing', args: [...inForce, '--id', 'in-force'], says: '另有含义' },
    { what: 'an id that is no name', args: [...inForce, '--id', 'x'.repeat(300)], says: '64 at most' },
    {
      what: 'a lender that is not there',
      args: [...inForce, '--titles-from', 'nope'],
      says: '方案 nope 未安装',
    },
    { what: 'an end before the beginning', args: [...inForce, '--to', '2020-01-01'], says: '早于' },
  ])('takes $what for wrong usage', async ({ args, says }) => {
    const { exitCode: code, stderr: err } = await runSentinel('scheme', 'import', room, '--id', 'x', ...args);
    expect(err).toContain(says);
    expect(err).not.toMatch(/regex|pattern|\^\[/i);
    expect(code).toBe(2);
  });

  it.each([
    {
      what: 'a path that leads nowhere',
      path: () => join(room, 'nowhere'),
      says: '没有这个文件或文件夹 There is no such file or folder',
    },
    { what: 'a file that is no workbook', path: () => 'package.json', says: 'neither an .xlsx workbook nor' },
  ])('says of $what what it is', async ({ path, says }) => {
    const { exitCode: code, stderr: err } = await importInto(path(), '--id', 'x');
    expect(err).toContain(says);
    expect(err).not.toContain('ENOENT');
    expect(code).toBe(2);
  });
});

describe('sentinel scheme in a running stack', () => {
  it('looks at what it was asked before it looks for the stack', async () => {
    const upload = await runSentinel('scheme', 'upload', 'nosuch', '--endpoints', 'nowhere.json');
    expect(upload).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('nosuch is not installed') });
    const decided = ['--region', '610200', '--by', 'x', '--endpoints', 'nowhere.json'];
    const activate = await runSentinel('scheme', 'activate', 'x', '--from', '2026-02-30', ...decided);
    expect(activate).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('a day that exists') });
    const nowhere = ['--region', '999999', '--endpoints', 'nowhere.json'];
    for (const args of [
      ['dry-run', 'x'],
      ['activate', 'x', '--from', '2026-02-01', '--by', 'x'],
    ]) {
      const run = await runSentinel('scheme', ...args, ...nowhere);
      expect(run).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('没有地区 999999') });
    }
    const missing = await runSentinel('upload', join(room, 'none.ndjson'), '--endpoints', 'nowhere.json');
    expect(missing).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('There is no such file') });
  });
});

describe('sentinel group with schemes', () => {
  it('groups each case by several schemes side by side, in order', async () => {
    const cases = join(room, 'two.ndjson');
    const line = (id: string) =>
      `{"id":"${id}","sex":"1","ageYears":50,"dx":["G12.200x008"],"proc":[],"losDays":3}\n`;
    writeFileSync(cases, line('a') + line('b'));
    const { stdout: out, exitCode: code } = await runSentinel(
      'group',
      cases,
      '--scheme',
      'suzhou-2023, chs-drg-1.1',
    );
    expect(code).toBe(0);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((text) => JSON.parse(text) as { id: string; scheme: string });
    expect(lines.map(({ id, scheme }) => `${id} ${scheme}`)).toEqual([
      'a suzhou-2023',
      'a chs-drg-1.1',
      'b suzhou-2023',
      'b chs-drg-1.1',
    ]);
  });

  it('names the schemes that there are when asked for another', async () => {
    const { exitCode: code, stderr: err } = await runSentinel('group', 'x', '--scheme', 'nowhere');
    expect(code).toBe(2);
    expect(err).toMatch(/nowhere is not installed; there are .*suzhou-2023/);
  });
});
