import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DipCatalogue } from '../../core/grouping/dip/catalogue.ts';
import type { SheetTally } from '../../core/grouping/dip/import/sheet-tally.ts';
import type { Workbook } from '../../core/grouping/workbook/workbook.ts';
import { aCase } from '../core/grouping/national-grouper.ts';
import { catalogueToWorkbook } from '../support/dip/catalogue-to-workbook.ts';
import { generatedCatalogue } from '../support/dip/full-size-catalogue.ts';
import { smallDipRows, smallDipWorkbook } from '../support/dip/small-dip-workbook.ts';
import { writeWorkbook } from '../support/workbook/write-workbook.ts';
import { jsonLinesOf, runSentinelIn } from './run-sentinel.ts';

let room: string;
let knowledge: string;
beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'dip-import-'));
  knowledge = join(room, 'knowledge');
  for (const part of ['regions.json', 'codes', 'dictionaries', 'hospitals', 'schemes/chs-drg-1.1'])
    cpSync(join('knowledge', part), join(knowledge, part), { recursive: true });
});
afterAll(() => rmSync(room, { recursive: true }));

const run = (...args: string[]) => runSentinelIn({ SENTINEL_KNOWLEDGE: knowledge }, ...args);
const importFile = (path: string, ...args: string[]) => run('catalogue', 'import', path, ...args);
const fileOf = (id: string) => join(knowledge, 'dip', 'catalogues', id, 'catalogue.json');
const installed = (id: string) => JSON.parse(readFileSync(fileOf(id), 'utf8')) as DipCatalogue;

async function workbookFile(name: string, workbook: Workbook): Promise<string> {
  const path = join(room, name);
  await writeWorkbook(path, workbook);
  return path;
}

function tableFile(name: string, content: string | Uint8Array): string {
  const path = join(room, name);
  writeFileSync(path, content);
  return path;
}

interface Report {
  readonly installed: boolean;
  readonly catalogue: Readonly<Record<string, unknown>> | null;
  readonly rows: readonly SheetTally[];
  readonly mistakes: readonly { readonly code: string; readonly where: readonly string[] }[];
}

describe('sentinel catalogue import', () => {
  it('installs the national workbook, and says of every sheet what became of its rows', async () => {
    const path = await workbookFile('small.xlsx', smallDipWorkbook());
    const { exitCode, stdout, stderr } = await importFile(
      path,
      '--id',
      'small-dip',
      '--from',
      '2026-01-01',
      '--json',
    );
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    const report = JSON.parse(stdout) as Report;
    expect(report).toMatchObject({
      installed: true,
      catalogue: { id: 'small-dip', region: 'CN', groups: 16 },
    });
    for (const { read, used, reported } of report.rows) expect(used + reported).toBe(read);
    expect(installed('small-dip').groups.map(({ code }) => code)).toContain('FZ-11');
  });

  it('puts a catalogue in the place of another only when it is told to, and never in that of a DRG scheme', async () => {
    const path = join(room, 'small.xlsx');
    expect((await importFile(path, '--id', 'small-dip')).exitCode).toBe(2);
    expect((await importFile(path, '--id', 'small-dip', '--replace')).exitCode).toBe(0);
    expect((await importFile(path, '--id', 'chs-drg-1.1', '--dry-run')).stderr).toContain('DRG');
  });

  it('installs one as large as the published one without losing a row', async () => {
    const catalogue = generatedCatalogue({ seed: 'published', scored: false });
    const path = await workbookFile('full.xlsx', catalogueToWorkbook(catalogue));
    const accepted = ['--accept-unknown-codes', '--accept-unreachable'];
    const { exitCode, stdout } = await importFile(path, '--id', 'full-dip', ...accepted, '--json');
    expect(exitCode).toBe(0);
    const { rows } = JSON.parse(stdout) as Report;
    for (const { read, used, reported } of rows) expect(used + reported).toBe(read);
    const { groups, excludedPrincipals, excludedOperations } = installed('full-dip');
    expect(groups).toHaveLength(catalogue.groups.length);
    expect(groups.length).toBeGreaterThan(5_000);
    expect([excludedPrincipals.length, excludedOperations.length]).toEqual([4_742, 4_111]);
  });

  it('installs nothing when anything is wrong, and tells all of it with sheet, cell, value and expectation', async () => {
    const basic = [
      ['JC', 'x', 'A41', '其他脓毒症', '', ''],
      ['JC', '15', 'A41;', '其他脓毒症', '39.9500x007', ''],
    ];
    const path = await workbookFile('bad.xlsx', smallDipWorkbook({ basic }));
    const { exitCode, stdout, stderr } = await importFile(path, '--id', 'bad-dip');
    expect(exitCode).toBe(1);
    expect(existsSync(fileOf('bad-dip'))).toBe(false);
    expect(stdout).toContain('四、基础规则下的核心病种!B3');
    expect(stdout).toContain('“序号”的内容“x”不可用，应为 JC-1 的形式');
    expect(stdout).toContain('“A41;” is no code');
    expect(stderr).toContain('2 mistakes 错误, nothing is installed 未安装');
  });

  it('installs what looks like a mistake when a person says it is meant, and says by which option', async () => {
    const path = await workbookFile(
      'merged.xlsx',
      smallDipWorkbook({ basic: [...smallDipRows.basic, ['', '17', '', '', '47.0100', '']] }),
    );
    const refused = await importFile(path, '--id', 'merged-dip');
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain('--accept-merged-cells');
    expect((await importFile(path, '--id', 'merged-dip', '--accept-merged-cells')).exitCode).toBe(0);
    expect(installed('merged-dip').groups.at(-1)).toMatchObject({
      code: 'JC-17',
      principal: 'M47.0',
      main: '47.0100',
    });
  });

  it('reads the table of an area in GB18030, in the older form too', async () => {
    // 编码,主要诊断,手术操作编码,名称,分值 and two groups, the second of conservative treatment.
    const text =
      'code,main_diagnosis,operations,title,class,score\r\nK35.8:47.0100,K35.8,47.0100,\xC0\xBB,\xBA\xCB\xD0\xC4,812.5\r\nK35.8:0,K35.8,,\xC0\xBB,\xBA\xCB\xD0\xC4,301\r\n';
    const path = tableFile(
      'area.csv',
      Uint8Array.from(text, (sign) => sign.charCodeAt(0)),
    );
    const { exitCode, stderr } = await importFile(
      path,
      ...['--id', 'area-dip', '--region', '371300', '--from', '2026-01-01', '--form', 'combinations'],
      ...['--score-of-mean', '1000', '--reading', 'conservativeTakes=diagnostic'],
    );
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    const { header, groups } = installed('area-dip');
    expect(header).toMatchObject({
      form: 'combinations',
      region: '371300',
      scoreOfMean: 1000,
      reading: { conservativeTakes: ['diagnostic'], blankOperations: 'conservative' },
    });
    expect(groups).toEqual([
      {
        code: 'K35.8:47.0100',
        stage: 'basic',
        title: { zh: '阑' },
        principal: 'K35.8',
        anyOperation: '47.0100',
        score: 812.5,
      },
      { code: 'K35.8:0', stage: 'basic', title: { zh: '阑' }, principal: 'K35.8', score: 301 },
    ]);
  });

  it('takes over the file of another office with its header and every figure, and says what it is told otherwise', async () => {
    const { header, ...lists } = installed('area-dip');
    const path = tableFile('handed-over.json', JSON.stringify({ header, ...lists }));
    expect((await importFile(path)).stderr).toContain('area-dip');
    const { exitCode, stdout, stderr } = await importFile(
      path,
      ...['--id', 'handed-over', '--region', '999900', '--title', '移交的目录', '--json'],
    );
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    expect((JSON.parse(stdout) as Report).rows).toContainEqual(
      expect.objectContaining({ sheet: 'groups', read: 2, used: 2, reported: 0 }),
    );
    const title = { zh: '移交的目录', en: '移交的目录' };
    expect(installed('handed-over')).toEqual({
      header: { ...header, id: 'handed-over', region: '999900', title },
      ...lists,
    });
  });

  it('checks such a file as any other source, and tells all that is wrong with its lines', async () => {
    const { header, ...lists } = installed('area-dip');
    const [one, other] = lists.groups;
    const written = (name: string, changes: object) =>
      tableFile(name, JSON.stringify({ header: { ...header, id: 'told' }, ...lists, ...changes }, null, 1));
    const shape = await importFile(
      written('shape.json', { groups: [{ ...one, principal: 'K35|' }, { ...other, score: '3' }, one] }),
    );
    expect(shape.exitCode).toBe(1);
    expect(shape.stdout).toMatch(/document-shape {2}shape\.json:\d+ groups\.#1\.principal/);
    expect(shape.stdout).toContain('groups.#2.score');
    const meaning = written('meaning.json', {
      header: { ...header, id: 'told', auxiliary: 'nowhere', dxEdition: 'icd-11' },
    });
    const missing = await importFile(meaning);
    expect(missing.stdout).toContain('icd-11 is not installed; there are');
    expect(missing.stdout).toContain('nowhere');
    const codes = written('codes.json', {
      groups: [
        { ...one, principal: 'K35.9Q' },
        { ...other, score: null },
        { ...one, code: 'again' },
      ],
    });
    const refused = await importFile(codes, '--json');
    expect(refused.exitCode).toBe(1);
    const { mistakes } = JSON.parse(refused.stdout) as Report;
    expect(mistakes.map(({ code }) => code)).toEqual(['unknown-code', 'score-missing']);
    expect(mistakes[0]?.where[0]).toMatch(/^codes\.json:\d+ groups\.0\.principal/);
    expect(existsSync(fileOf('told'))).toBe(false);
    const accepted = ['--accept-unknown-codes', '--accept-missing-scores'];
    expect((await importFile(codes, ...accepted)).exitCode).toBe(0);
    expect(installed('told').header.accepted).toEqual(['unknown-codes', 'missing-scores']);
    expect((await importFile(codes, '--id', 'rows', '--form', 'rows')).exitCode).toBe(2);
  });

  it('fails alike on a broken table and on a broken workbook, which were asked for rightly', async () => {
    for (const name of ['broken.csv', 'broken.xlsx']) {
      const path = tableFile(name, 'code,main_diagnosis\n1,"K35.8\n');
      const { exitCode, stderr } = await importFile(path, '--id', 'broken');
      expect([exitCode, stderr]).toEqual([1, expect.stringMatching(/\p{Script=Han}/u)]);
    }
  });

  it('takes a catalogue of a region that is not installed, and says so', async () => {
    const path = tableFile('elsewhere.csv', 'code,main_diagnosis,score\n1,K35.800,5\n');
    const asked = ['--id', 'elsewhere', '--dry-run', '--json'];
    const codesOfNotices = async (region: string) => {
      const { stdout, exitCode } = await importFile(path, '--region', region, ...asked);
      expect(exitCode).toBe(0);
      const { notices } = JSON.parse(stdout) as { notices: readonly { code: string }[] };
      return notices.map(({ code }) => code);
    };
    expect(await codesOfNotices('123456')).toContain('region-unknown');
    expect(await codesOfNotices('371300')).not.toContain('region-unknown');
  });

  it('names a file of the knowledge that is no JSON, in both languages', async () => {
    const broken = join(room, 'broken-knowledge');
    cpSync(knowledge, broken, { recursive: true });
    mkdirSync(join(broken, 'dip', 'catalogues', 'bad'), { recursive: true });
    writeFileSync(join(broken, 'dip', 'catalogues', 'bad', 'catalogue.json'), '{');
    const { exitCode, stderr } = await runSentinelIn({ SENTINEL_KNOWLEDGE: broken }, 'catalogues');
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/bad\/catalogue\.json: 不是 JSON.*it is no JSON/);
  });

  it('says what is wrong with how it was asked', async () => {
    const path = tableFile('asked.csv', 'code,main_diagnosis\n1,K35.8\n');
    const asked = async (...args: string[]) => {
      const { exitCode, stderr } = await importFile(path, '--id', 'asked', ...args);
      expect(exitCode).toBe(2);
      return stderr;
    };
    expect(await asked('--reading', 'rowChoice=last')).toContain('first、narrowest');
    expect(await asked('--reading', 'colour=red')).toContain('rowChoice');
    expect(await asked('--from', '2026-02-01', '--to', '2026-01-01')).toContain('--to 2026-01-01');
    expect(await asked('--region', 'Linyi')).toContain('六位');
    expect((await importFile(join(room, 'nowhere.csv'))).exitCode).toBe(2);
  });
});

describe('sentinel catalogues', () => {
  it('lists what is installed and how much it holds', async () => {
    const { stdout, exitCode } = await run('catalogues', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toContainEqual(
      expect.objectContaining({
        id: 'small-dip',
        form: 'rows',
        counts: expect.objectContaining({ groups: 16, early: 4 }),
      }),
    );
    expect((await run('catalogues')).stdout).toContain('small-dip');
  });
});

describe('sentinel group by a DIP catalogue', () => {
  const cases = () =>
    tableFile(
      'cases.ndjson',
      [
        aCase({ id: 'A', dx: ['K35.800'], proc: ['47.0901'] }),
        { id: 'B', dx: 'K35.800' },
        aCase({ id: 'C', dx: ['Z51.100x004', 'C16.000'], proc: ['99.2503', '99.2800x005'] }),
      ]
        .map((one) => JSON.stringify(one))
        .join('\n'),
    );

  it('writes a line for each case and scheme in input order, DRG and DIP side by side', async () => {
    const { stdout, stderr, exitCode } = await run(
      'group',
      cases(),
      '--scheme',
      'small-dip,chs-drg-1.1',
      '--quiet',
    );
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    const lines = jsonLinesOf(stdout);
    expect(lines.map(({ id, scheme }) => `${String(id)} ${String(scheme)}`)).toEqual(
      ['A', 'B', 'C'].flatMap((id) => [`${id} small-dip`, `${id} chs-drg-1.1`]),
    );
    expect(lines[0]).toMatchObject({
      status: 'grouped',
      dip: { code: 'BX-7', stage: 'merged', tier: 'core', primary_care: false, score: null },
    });
    expect(lines[2]).toMatchObject({ status: 'invalid', dip: { code: '0000' }, line: 2 });
    expect(lines[4]).toMatchObject({ dip: { code: 'FZ-11', stage: 'tumours' } });
  });

  it('explains each result as data or as a text to read', async () => {
    const traced = await run('group', cases(), '--scheme', 'small-dip', '--trace', '--quiet');
    const [first] = jsonLinesOf<{ trace: readonly { step: string; text: unknown }[] }>(traced.stdout);
    expect(first?.trace.at(-1)).toMatchObject({ step: 'result', text: { zh: expect.any(String) as string } });
    const told = await run('group', cases(), '--scheme', 'small-dip', '--explain', '--quiet');
    expect(told.stdout).toContain('BX-7');
  });

  it('names schemes and catalogues where an id is neither, and says which is which', async () => {
    const { stderr, exitCode } = await run('group', cases(), '--scheme', 'nothing');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('chs-drg-1.1');
    expect(stderr).toContain('small-dip');
    const upload = await run('scheme', 'upload', 'small-dip');
    expect(upload.exitCode).toBe(2);
    expect(upload.stderr).toContain('small-dip is a DIP catalogue');
  });
});
