import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { elementsOf, readPage } from '../support/reports/read-page.ts';
import { runSentinel, workFolder } from './run-sentinel.ts';

const folder = workFolder();
afterAll(folder.remove);

const hospital = 'H37130200901';
const claims = folder.at('claims.ndjson');

async function generated(): Promise<string> {
  const { exitCode, stderr } = await runSentinel(
    ...['generate', '--cases', '60', '--seed', '5', '--hospital', hospital, '-o', folder.at(''), '--quiet'],
  );
  expect([exitCode, stderr]).toEqual([0, '']);
  return claims;
}

const pathsIn = (output: string) =>
  ['zh-CN.html', 'en.html', 'xlsx'].map((form) => `${folder.at(output)}/report.${form}`);

describe('sentinel report', () => {
  it('makes the report of claim files without the cloud, the same whenever it is asked', async () => {
    const file = await generated();
    const asked = ['report', file, '--period', '2026', '--hospital', hospital, '--quiet', '-o'];
    const first = await runSentinel(...asked, folder.at('one'));
    expect([first.exitCode, first.stderr]).toEqual([0, '']);
    expect(first.stdout.trim().split('\n')).toEqual(pathsIn('one'));
    await runSentinel(...asked, folder.at('two'));
    const [one, two] = ['one', 'two'].map((output) => pathsIn(output).map((path) => readFileSync(path)));
    expect(one?.map((bytes, at) => bytes.equals(two?.[at] as Buffer))).toEqual([true, true, true]);

    const page = folder.read('one', 'report.zh-CN.html');
    expect(elementsOf(readPage(page), 'h1')[0]?.text).toContain('示范·沂蒙第一综合医院');
    for (const line of folder.read('claims.ndjson').trim().split('\n')) {
      const { setlinfo } = JSON.parse(line) as { setlinfo: Record<string, string> };
      for (const field of ['setl_id', 'psn_no', 'hi_no', 'certno', 'psn_name', 'medcasno'])
        if (setlinfo[field]) expect(page).not.toContain(setlinfo[field]);
    }
  });

  it.each([
    [['--period', '2026-13', '--hospital', hospital], '应为月、季或年'],
    [['--period', '2026'], '须且只须指明'],
    [['--period', '2026', '--hospital', hospital, '--region', '371300'], '须且只须指明'],
    [
      ['--period', '2026', '--region', '371300', '--department', 'A03'],
      '--department 只能与 --hospital 同用',
    ],
    [['--hospital', hospital], '缺少必需的选项'],
    [['--period', '2026', '--region', '999999'], 'There is no region 999999; there are'],
  ])('tells wrong usage: %s', async (options, words) => {
    const { exitCode, stderr } = await runSentinel('report', ...options, '-o', folder.at('never'));
    expect(exitCode).toBe(2);
    expect(stderr).toContain(words);
  });

  it('says so where there is nothing to report', async () => {
    const file = await generated();
    const { exitCode, stderr } = await runSentinel(
      ...['report', file, '--period', '2020-02', '--hospital', hospital, '--quiet'],
      ...['-o', folder.at('never')],
    );
    expect(exitCode).toBe(1);
    expect(stderr).toContain('2020-02');
  });
});
