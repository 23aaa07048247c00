import { afterAll, describe, expect, it } from 'vitest';
import type { WhatIfReport } from '../../bin/what-if.ts';
import { exampleList, setlinfo } from '../core/claims/example-list.ts';
import { runSentinel, workFolder } from './run-sentinel.ts';

const room = workFolder();
afterAll(room.remove);

const stay = (id: string, parts: object = {}) =>
  JSON.stringify(
    exampleList({
      setlinfo: setlinfo({ setl_id: id, hi_no: id, ...parts }),
      iteminfo: [{ med_chrgitm: '03', amt: '8000' }],
    }),
  );

const claims = room.write(
  'claims.ndjson',
  `${[
    stay('A', { fixmedins_code: 'H37130200901' }),
    stay('B', { fixmedins_code: 'H37132100903' }),
    stay('C', { fixmedins_code: 'H61020200906' }),
    stay('A', { fixmedins_code: 'H37130200901' }),
  ].join('\n')}\n`,
);

async function tried(...more: readonly string[]): Promise<WhatIfReport> {
  const run = await runSentinel('what-if', claims, '--json', ...more);
  expect(run.stderr).toBe('');
  return JSON.parse(run.stdout) as WhatIfReport;
}

describe('sentinel what-if', () => {
  it('pays every stay at another rate, each once, and tells what moves', async () => {
    const report = await tried('--rate', '20000');
    expect(report).toMatchObject({
      variation: {
        tariff: null,
        scheme: null,
        rate_yuan: 20_000,
        coefficient: null,
        catalogue: null,
        terms: null,
        point_value_yuan: null,
      },
      region: null,
      cases: 3,
      newly_unpriced: 0,
      group_changes: [],
    });
    const { as_is: asIs, variant, moved } = report;
    expect(moved.net_fen).toBe(variant.payment_fen - asIs.payment_fen);
    expect(moved.net_fen).toBe(moved.gained_fen - moved.lost_fen);
    expect(report.by_department.reduce((sum, row) => sum + row.moved_fen, 0)).toBe(moved.net_fen);
    expect(report.by_group.reduce((sum, row) => sum + row.moved_fen, 0)).toBe(moved.net_fen);
    expect(variant.weight).toBe(asIs.weight);
  });

  it('groups by the scheme of a tariff that is tried, and counts what it does not price', async () => {
    const report = await tried('--tariff', 'suzhou-2023', '--region', '371300');
    expect(report.cases).toBe(2);
    expect(report.variant.payment_fen).not.toBe(report.as_is.payment_fen);
    const elsewhere = await tried('--scheme', 'suzhou-2023', '--region', '371300');
    expect(elsewhere).toMatchObject({ newly_unpriced: 2, moved: { cases: 0 }, variant: { priced: 0 } });
  });

  it('pays by DIP where its terms are tried, and refuses terms that are not installed', async () => {
    const report = await tried('--terms', 'demo-2025', '--region', '371300');
    expect(report).toMatchObject({ cases: 2, newly_unpriced: 0, variation: { terms: 'demo-2025' } });
    expect(report.group_changes.map(({ from, to }) => [from, to])).toEqual([
      ['ES35', expect.stringContaining('J18')],
    ]);
    const dearer = await tried('--terms', 'demo-2025', '--region', '371300', '--point-value', '20');
    expect(dearer).toMatchObject({ cases: 2, variation: { point_value_yuan: 20 } });
    const wrong = await runSentinel('what-if', claims, '--terms', 'nosuch');
    expect(wrong).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('demo-2025') });
  });

  it('reads as tables, and writes the report where it is told to', async () => {
    const output = room.at('report.json');
    const { exitCode, stdout } = await runSentinel('what-if', claims, '--coefficient', '0.5', '-o', output);
    expect(exitCode).toBe(0);
    for (const words of ['现在 as is', '假设 what if', '科室 department', '病组 group'])
      expect(stdout).toContain(words);
    expect(JSON.parse(room.read('report.json'))).toMatchObject({ variation: { coefficient: 0.5 }, cases: 3 });
  });

  it.each([
    ['nothing to try', [], 'Say what is to be tried'],
    ['an unknown tariff', ['--tariff', 'mars'], 'there are beijing-2022'],
    ['an unknown scheme', ['--scheme', 'mars'], 'there are beijing-2022'],
    ['a region that there is not', ['--rate', '1', '--region', '999999'], 'There is no region 999999'],
    ['a rate of nought', ['--rate', '0'], 'expected a number above nought'],
    ['a rate that is none', ['--rate', '1e5'], 'expected a number above nought'],
    ['a rate without measure', ['--rate', '1e300'], 'above nought and below 1000000000, with at most 6'],
    ['a coefficient too large', ['--coefficient', '999999999999'], '小于 1000000000 的数，最多 6 位小数'],
  ] as const)('refuses %s', async (_, more, said) => {
    const run = await runSentinel('what-if', claims, ...more);
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toContain(said);
  });

  it('tells which records were refused, never as they were sent, and fails where none is left', async () => {
    const bad = room.write('bad.ndjson', 'not json\n{"a":1}\n');
    const alone = await runSentinel('what-if', bad, '--rate', '9000');
    expect(alone).toMatchObject({ exitCode: 1, stdout: '' });
    for (const said of [
      '拒收记录 2 条',
      'Records refused: 2',
      'bad.ndjson:1: 不是有效的 JSON 对象。 Not a valid JSON object. (bad-json)',
      'bad.ndjson:2: setlinfo: 必填项为空。 Required, but empty or missing. (field-missing)',
      'sentinel audit writes them all to rejected.ndjson',
      `${bad}: 没有可试算的住院病例 There is no stay to try it on`,
    ])
      expect(alone.stderr).toContain(said);
    expect(alone.stderr).not.toMatch(/not json|"a"/);

    const named = room.write(
      'named.ndjson',
      `${stay('D', { gend: '张三丰', brdy: '2026-13-45', psn_name: '张三丰' })}\n`,
    );
    const some = await runSentinel('what-if', claims, named, bad, '--rate', '9000', '--json');
    expect(some.exitCode).toBe(0);
    expect(JSON.parse(some.stdout)).toMatchObject({ cases: 3 });
    expect(some.stderr).toContain('Records refused: 3');
    expect(some.stderr).toContain('named.ndjson:1: setlinfo.brdy “2026-13-45”: ');
    expect(some.stderr).toContain('setlinfo.gend （值不显示 value not shown）: ');
    expect(some.stderr).not.toContain('张三丰');
  });

  it('wants a region where it is to read the uploads of a stack', async () => {
    expect(await runSentinel('what-if', '--rate', '9000')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('by --region'),
    });
  });
});
