import { existsSync, linkSync, readFileSync, symlinkSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { exampleList, setlinfo } from '../core/claims/example-list.ts';
import { knowledgeWith } from '../support/knowledge-with.ts';
import { jsonLinesOf, runSentinel, runSentinelIn, workFolder } from './run-sentinel.ts';

const folder = workFolder();
afterAll(folder.remove);

const scheme = 'chs-drg-1.1';
const groupingCase = (id: string, dx = ['I10.x00x002']) => ({
  id,
  sex: '1',
  ageYears: 50,
  ageDays: null,
  weightGrams: null,
  dept: null,
  losDays: 5,
  dischargeWay: '1',
  dx,
  proc: [],
});
const hypertension = { status: 'grouped', mdc: 'MDCF', adrg: 'FV2', drg: 'FV25' };
const invalid = { status: 'invalid', mdc: '0000', adrg: '00', drg: '0000' };

describe('sentinel group', () => {
  it('groups the corpus of 20,000 as expected, every case, in order', async () => {
    const corpus = 'test/fixtures/corpus/chs-drg-1.1-20k.ndjson.gz';
    interface Line {
      readonly id: string;
      readonly expect: object;
    }
    const expected = jsonLinesOf<Line>(gunzipSync(readFileSync(corpus)).toString('utf8')).map((line) => ({
      id: line.id,
      scheme,
      ...line.expect,
    }));
    const { exitCode, stdout, stderr } = await runSentinel('group', corpus, '--quiet');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const got = jsonLinesOf(stdout);
    expect(got).toHaveLength(20_000);
    expect(got.filter((line, at) => JSON.stringify(line) !== JSON.stringify(expected[at]))).toEqual([]);
  });

  it('takes cases and settlement lists together, one line out for each record in, whatever is wrong with it', async () => {
    const rows = [
      groupingCase('first'),
      exampleList({ diseinfo: [{ diag_code: 'I10.x00x002', maindiag_flag: '1' }], oprninfo: [] }),
      { ...groupingCase('third'), ageYears: 'fifty' },
      'not a case',
      exampleList({ setlinfo: setlinfo({ setl_id: 'S5', gend: 'x' }) }),
      groupingCase('last'),
    ];
    const lines = rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row)));
    // As Windows writes a text.
    const file = folder.write('mixed.ndjson', `${lines.join('\r\n')}\r\n`);
    const { exitCode, stdout } = await runSentinel('group', file);
    expect(exitCode).toBe(0);
    expect(jsonLinesOf(stdout)).toEqual([
      { id: 'first', scheme, ...hypertension },
      { id: 'S0001', scheme, ...hypertension },
      {
        id: 'third',
        scheme,
        ...invalid,
        line: 3,
        errors: [expect.objectContaining({ field: 'ageYears', value: 'fifty' })],
      },
      { id: null, scheme, ...invalid, line: 4, errors: [expect.objectContaining({ code: 'bad-json' })] },
      {
        id: 'S5',
        scheme,
        ...invalid,
        line: 5,
        errors: [expect.objectContaining({ field: 'setlinfo.gend', code: 'unknown-code' })],
      },
      { id: 'last', scheme, ...hypertension },
    ]);
  });

  it('groups settlement lists by scheme and catalogue in force for region and day, beside a named one', async () => {
    const listOf = (setl_id: string, day: string, parts: object = {}) =>
      exampleList({
        setlinfo: setlinfo({
          setl_id,
          dscg_time: `${day} 09:00:00`,
          adm_time: '2026-03-05 10:20:00',
          ...parts,
        }),
        diseinfo: [{ diag_code: 'I10.x00x002', maindiag_flag: '1' }],
        oprninfo: [],
      });
    const rows = [
      listOf('before', '2026-03-31'),
      listOf('since', '2026-04-01'),
      listOf('elsewhere', '2026-04-01', { fixmedins_code: 'H61020200906' }),
      groupingCase('short'),
    ];
    const file = folder.write('in-force.ndjson', rows.map((row) => JSON.stringify(row)).join('\n'));
    const schemes = [
      { scheme: 'chs-drg-1.0', from: null },
      { scheme: 'suzhou-2023', from: '2026-04-01' },
    ];
    const knowledge = { SENTINEL_KNOWLEDGE: knowledgeWith(folder.at('knowledge'), { '371300': schemes }) };
    const { exitCode, stdout } = await runSentinelIn(
      knowledge,
      'group',
      file,
      '--scheme',
      'in-force,chs-drg-1.1,chs-drg-1.1',
    );
    expect(exitCode).toBe(0);
    expect(jsonLinesOf(stdout)).toMatchObject([
      { id: 'before', scheme: 'chs-drg-1.0', status: 'grouped' },
      { id: 'before', scheme: 'demo-2025', status: 'grouped', dip: { tier: 'core' } },
      { id: 'before', scheme },
      { id: 'since', scheme: 'suzhou-2023', status: 'grouped' },
      { id: 'since', scheme: 'demo-2025' },
      { id: 'since', scheme },
      { id: 'elsewhere', scheme },
      { id: 'elsewhere', scheme },
      { id: 'short', scheme: null, ...invalid, line: 4, errors: [{ code: 'no-hospital' }] },
      { id: 'short', scheme, ...hypertension },
    ]);
  });

  it('reads errata as published where it is asked to, all or some', async () => {
    const file = folder.write('errata.ndjson', JSON.stringify(groupingCase('lung', ['J68.101', 'J68.200'])));
    const drgBy = async (...args: string[]) =>
      jsonLinesOf((await runSentinel('group', file, ...args)).stdout)[0]?.['drg'];
    expect(await drgBy()).toBe('ER33');
    expect(await drgBy('--errata', 'none')).toBe('ER33');
    expect(await drgBy('--errata', 'all')).toBe('ER35');
    expect(await drgBy('--errata', 'pv1-unconditional, j68-200-exclusion-table')).toBe('ER35');
    expect(await drgBy('--errata', 'pv1-unconditional')).toBe('ER33');
  });

  it('explains with --trace and writes where -o says, several files one after the other', async () => {
    const [one, two] = ['one', 'two'].map((id) =>
      folder.write(`${id}.ndjson`, `${JSON.stringify(groupingCase(id))}\n`),
    );
    const output = folder.at('grouped.ndjson');
    const run = await runSentinel('group', one ?? '', two ?? '', '--trace', '-o', output, '--quiet');
    expect(run).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    const got = jsonLinesOf(folder.read('grouped.ndjson'));
    expect(got.map(({ id }) => id)).toEqual(['one', 'two']);
    expect(got[0]?.['trace']).toContainEqual(
      expect.objectContaining({
        step: 'result',
        text: { zh: expect.stringContaining('FV25'), en: expect.stringContaining('FV25') },
      }),
    );
  });

  it('argues each result to be read with --explain, with the titles of codes', async () => {
    const file = folder.write('argued.ndjson', `${JSON.stringify(groupingCase('argued'))}\n`);
    const { exitCode, stdout } = await runSentinel('group', file, '--explain', '--quiet');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('进入 MDCF 循环系统疾病及功能障碍：主要诊断 I10.x00x002 高血压');
    expect(stdout).toContain('Grouped: FV25 ');
  });

  it('refuses --trace and --explain together, which are two forms of one output', async () => {
    const file = folder.write('both.ndjson', JSON.stringify(groupingCase('C-1')));
    const { exitCode, stderr, stdout } = await runSentinel('group', file, '--trace', '--explain');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain("'--explain' cannot be used with option '--trace'");
  });

  it('groups what can be read of a file cut short, and fails with the reason', async () => {
    const corpus = readFileSync('test/fixtures/corpus/chs-drg-1.1-20k.ndjson.gz');
    const file = folder.write('cut.ndjson.gz', corpus.subarray(0, 10_000));
    const { exitCode, stdout, stderr } = await runSentinel('group', file, '--quiet');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('(truncated-gzip)');
    const got = jsonLinesOf(stdout);
    expect(got.length).toBeGreaterThan(100);
    expect(got[0]).toMatchObject({ id: 'C1-0' });
    expect(got.at(-1)).toMatchObject({ id: null, status: 'invalid' });
  });

  it('says nothing of a reader that has seen enough', async () => {
    const { execFile } = await import('node:child_process');
    const pipe = 'node bin/sentinel.ts group test/fixtures/corpus/chs-drg-1.1-20k.ndjson.gz | head -1';
    const { stdout, stderr } = await new Promise<{ stdout: string; stderr: string }>((resolve) => {
      execFile('sh', ['-c', pipe], (_, out, err) => resolve({ stdout: out, stderr: err }));
    });
    expect(jsonLinesOf(stdout)).toHaveLength(1);
    expect(stderr).toBe('');
  });
});

describe('what sentinel group is asked wrongly', () => {
  const file = folder.write('right.ndjson', `${JSON.stringify(groupingCase('right'))}\n`);

  it.each([
    ['an unknown option', ['group', file, '--colour'], 2, 'unknown option'],
    ['no file', ['group'], 2, '缺少参数 files\nerror: missing required argument'],
    ['an unknown command', ['grup', file], 2, '没有命令 grup\nerror: unknown command'],
    ['too many', ['status', 'a', 'b'], 2, '参数过多\nerror: too many arguments'],
    ['no value', ['group', file, '-o'], 2, '缺少取值\nerror: option'],
    ['a file that is not there', ['group', file, folder.at('none')], 2, 'There is no such file'],
    ['a name too long', ['group', folder.at('x'.repeat(300))], 2, '名称太长 The name is too long'],
    ['a folder', ['group', folder.at('.')], 2, 'This is a folder'],
    ['an empty file', ['group', folder.write('empty', '')], 1, '(empty-file)'],
    ['an unknown scheme', ['group', file, '--scheme', 'nope'], 2, '方案 nope 未安装'],
    ['no scheme', ['group', file, '--scheme', ''], 2, 'there are beijing-2022'],
    ['an unknown erratum', ['group', file, '--errata', 'nope'], 2, 'none, all, j68-200-exclusion-table'],
    ['an output in no folder', ['group', file, '-o', folder.at('no/such/x')], 2, 'Its folder does not exist'],
    ['an output that is a folder', ['group', file, '-o', folder.at('.')], 2, 'This is a folder'],
  ])('is told, and nothing is printed as a result: %s', async (_, args, exitCode, message) => {
    const run = await runSentinel(...args);
    expect(run).toMatchObject({ exitCode, stdout: '' });
    expect(run.stderr).toContain(message);
    expect(run.stderr).not.toMatch(/^\s+at /m);
  });

  it.each([
    ['itself', () => file],
    ['a link to it', () => folder.at('link')],
    ['another name of it', () => folder.at('other')],
  ])('never writes over what it reads: %s', async (_, output) => {
    if (!existsSync(folder.at('link'))) symlinkSync(file, folder.at('link'));
    if (!existsSync(folder.at('other'))) linkSync(file, folder.at('other'));
    const before = readFileSync(file, 'utf8');
    const run = await runSentinel('group', file, '-o', output());
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toContain('输出文件就是输入文件，不予覆盖 The output is one of the inputs');
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('leaves no file behind where the question was wrong', () => {
    expect(existsSync(folder.at('no'))).toBe(false);
  });
});
