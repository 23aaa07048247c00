import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { Overview } from '../../core/indicators/overview.ts';
import { exampleList, feeLine, setlinfo } from '../core/claims/example-list.ts';
import { jsonLinesOf, runSentinel, workFolder } from './run-sentinel.ts';

const folder = workFolder();
afterAll(folder.remove);

/** Each of a person of its own. */
const saline = (id: string) =>
  feeLine({
    psn_no: `PERSON-${id}`,
    med_list_codg: 'XB05BBZ001B002999000001',
    feedetl_sn: 'F2',
    pric: '4.2',
    det_item_fee_sumamt: '4.2',
  });

/** Nothing is wrong with it but what is to be. */
const stay = (id: string, changes: object = {}, rest: object = {}) =>
  JSON.stringify(
    exampleList({
      setlinfo: setlinfo({ setl_id: id, fixmedins_code: 'H37130200901', hi_no: id, ...changes }),
      oprninfo: [],
      iteminfo: [],
      feedetail: [saline(id)],
      ...rest,
    }),
  );
/** Charged to a man. */
const hysterography = feeLine({
  psn_no: 'PERSON-B',
  med_list_codg: '002101030300000',
  feedetl_sn: 'F9',
});

interface Summary extends Overview {
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly duplicate: number;
  readonly rejected_by_code: Readonly<Record<string, number>>;
  readonly files: readonly { readonly file: string; readonly records: number }[];
}

const summaryAt = (output: string) => JSON.parse(folder.read(output, 'summary.json')) as Summary;
const linesAt = (output: string, name: string) => jsonLinesOf(folder.read(output, name));

describe('sentinel audit', () => {
  const rows = [
    stay('A'),
    stay('B', {}, { feedetail: [saline('B'), hysterography] }),
    stay('A', { age: 12 }),
    stay('C', { dscg_time: 'yesterday', gend: 'x' }),
    '{"setlinfo":',
  ];

  it('writes results, findings, rejected records and a summary that accounts for every record', async () => {
    const file = folder.write('march.ndjson', `${rows.join('\n')}\n`);
    const later = folder.write('april.ndjson.gz', gzipSync(`${stay('B')}\n${stay('D')}\n`));
    const run = await runSentinel('audit', file, later, '-o', folder.at('out/march'), '--quiet');
    expect(run).toEqual({ exitCode: 0, stdout: '', stderr: '' });

    const summary = summaryAt('out/march');
    expect(summary).toMatchObject({ read: 7, accepted: 3, rejected: 2, duplicate: 2 });
    expect(summary.read).toBe(summary.accepted + summary.rejected + summary.duplicate);
    expect(summary.rejected_by_code).toEqual({ 'bad-date': 1, 'unknown-code': 1, 'bad-json': 1 });
    expect(summary.files).toMatchObject([
      { file: 'march.ndjson', records: 5, format: 'ndjson', problems: [] },
      { file: 'april.ndjson.gz', records: 2 },
    ]);

    const results = linesAt('out/march', 'results.ndjson');
    expect(results.map(({ setl_id }) => setl_id)).toEqual(['A', 'B', 'D']);
    const findings = linesAt('out/march', 'findings.ndjson');
    expect(findings).toMatchObject([{ setl_id: 'B', rule_id: 'GZ10000302004000', amount_fen: 1_235 }]);
    expect(results[1]?.['findings']).toEqual(findings.map(({ finding_id }) => finding_id));
    expect(linesAt('out/march', 'rejected.ndjson')).toMatchObject([
      {
        file: 'march.ndjson',
        line: 4,
        setl_id: 'C',
        errors: expect.arrayContaining([
          expect.objectContaining({ field: 'setlinfo.dscg_time', value: 'yesterday', code: 'bad-date' }),
          expect.objectContaining({ field: 'setlinfo.gend', value: 'x', code: 'unknown-code' }),
        ]),
      },
      { file: 'march.ndjson', line: 5, setl_id: null },
    ]);
  });

  it('sums up in the summary what stands in the results', async () => {
    const summary = summaryAt('out/march');
    const results = linesAt('out/march', 'results.ndjson');
    const sum = (field: string) => results.reduce((total, result) => total + Number(result[field]), 0);
    expect(summary).toMatchObject({
      grouped: results.filter(({ status }) => status === 'grouped').length,
      cost_fen: sum('cost_fen'),
      payment_fen: sum('payment_fen'),
      balance_fen: sum('balance_fen'),
      amount_identified_fen: 1_235,
      flagged_cases: 1,
    });
    expect(summary.total_weight).toBeCloseTo(sum('weight'), 4);
    expect(summary.findings.by_rule).toEqual({ GZ10000302004000: 1 });
  });

  it('says what became of the records, and where the reasons of refusals are', async () => {
    const file = folder.write('refused.ndjson', `${rows.join('\n')}\n`);
    const run = await runSentinel('audit', file, '-o', folder.at('refused'));
    const reasons = folder.at('refused/rejected.ndjson');
    expect(run).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: `读取 read 5, 接收 accepted 2, 拒收 rejected 2, 重复 duplicate 1; 拒收原因见 the reasons are in ${reasons}\n`,
    });

    const whole = folder.write('whole.ndjson', stay('A'));
    const { stderr } = await runSentinel('audit', whole, '-o', folder.at('whole'));
    expect(stderr).toBe('读取 read 1, 接收 accepted 1, 拒收 rejected 0, 重复 duplicate 0\n');
  });

  it('gives the same files, byte for byte, when it is run again', async () => {
    const files = [folder.at('march.ndjson'), folder.at('april.ndjson.gz')];
    await runSentinel('audit', ...files, '-o', folder.at('again'), '--quiet');
    for (const name of ['results.ndjson', 'findings.ndjson', 'rejected.ndjson', 'summary.json']) {
      expect(folder.read('again', name)).toBe(folder.read('out/march', name));
    }
  });

  it('counts a case once though a list written on one line repeats it', async () => {
    const file = folder.write('list.json', `[${stay('A')},${stay('B')},${stay('A')}]`);
    const { exitCode } = await runSentinel(
      'audit',
      file,
      '-o',
      folder.at('list'),
      '--tariff',
      'tongchuan-2022',
    );
    expect(exitCode).toBe(0);
    expect(summaryAt('list')).toMatchObject({ read: 3, accepted: 2, duplicate: 1 });
    expect(linesAt('list', 'results.ndjson').map(({ tariff }) => tariff)).toEqual([
      'tongchuan-2022',
      'tongchuan-2022',
    ]);
  });

  it('never writes over what it reads', async () => {
    mkdirSync(folder.at('own'));
    const file = folder.write('own/results.ndjson', stay('A'));
    const { exitCode, stderr } = await runSentinel('audit', file, '-o', folder.at('own'));
    expect(exitCode).toBe(2);
    expect(stderr).toContain('The output is one of the inputs');
    expect(folder.read('own', 'results.ndjson')).toBe(stay('A'));
  });

  it('keeps what could be read of a broken file, and fails with the reason', async () => {
    const noise = Array.from({ length: 200 }, (_, at) => stay(`S${(at * 7919) % 10_007}`));
    const file = folder.write('cut.ndjson.gz', gzipSync(noise.join('\n')).subarray(0, -300));
    const { exitCode, stderr } = await runSentinel('audit', file, '-o', folder.at('cut'));
    expect(exitCode).toBe(1);
    expect(stderr).toContain('(truncated-gzip)');
    const { read, accepted, rejected } = summaryAt('cut');
    expect({ read, rejected }).toEqual({ read: accepted + 1, rejected: 1 });
    expect(accepted).toBeGreaterThan(100);
  });

  it('refuses pipes and links in a circle in words, and does not wait for them', async () => {
    const [pipe, loop] = [folder.at('pipe.ndjson'), folder.at('loop.ndjson')];
    execFileSync('mkfifo', [pipe]);
    symlinkSync(loop, loop);
    const refusals: [string, string, string][] = [
      [pipe, '不是文件', 'not a file'],
      [loop, '符号链接', 'in a circle'],
      ['/dev/stdin', '请先存为文件', 'save it as a file first'],
    ];
    for (const [file, zh, en] of refusals) {
      const { exitCode, stderr } = await runSentinel('audit', file, '-o', folder.at('piped'));
      expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining(`${file}: `) });
      expect(stderr).toContain(zh);
      expect(stderr).toContain(en);
    }
  });

  it.each([
    ['no folder to write to', ['audit', folder.at('march.ndjson')], 2, "required option '-o"],
    [
      'an unknown tariff',
      ['audit', folder.at('march.ndjson'), '-o', folder.at('x'), '--tariff', 'mars'],
      2,
      'there are beijing-2022',
    ],
    [
      'an unknown scheme',
      ['audit', folder.at('march.ndjson'), '-o', folder.at('x'), '--scheme', 'mars'],
      2,
      'there are beijing-2022',
    ],
    ['a file that is not there', ['audit', folder.at('none'), '-o', folder.at('x')], 2, 'no such file'],
    [
      'a folder that is a file',
      ['audit', folder.at('march.ndjson'), '-o', folder.at('march.ndjson')],
      2,
      'A file of this name is in the way',
    ],
  ])('refuses %s', async (_, args, exitCode, message) => {
    const run = await runSentinel(...args);
    expect(run).toMatchObject({ exitCode, stdout: '' });
    expect(run.stderr).toContain(message);
  });
});
