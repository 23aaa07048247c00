import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replayFiles } from '../../bin/replay/replay-files.ts';
import { ReplayFolder } from '../../bin/replay/replay-folder.ts';
import type { WrittenReport } from '../../bin/replay/replay-report.ts';
import type { ReplayedDifference } from '../../core/compare-replayed.ts';
import type { Result } from '../../core/result.ts';
import { installedKnowledge } from '../support/installed-knowledge.ts';
import { jsonLinesOf, runSentinel, workFolder } from './run-sentinel.ts';

const room = workFolder();
const claims = room.at('gen/claims.ndjson');
const old = room.at('old');
afterAll(room.remove);

beforeAll(async () => {
  await runSentinel(
    'generate',
    '--lines',
    'few',
    '--cases',
    '300',
    '--seed',
    '12',
    '-o',
    room.at('gen'),
    '--quiet',
  );
  await runSentinel('audit', claims, '-o', old, '--quiet');
});

const replay = (folder: string, ...words: string[]) =>
  runSentinel('replay', claims, '--before', old, '-o', room.at(folder), ...words);
const reportIn = (folder: string) => JSON.parse(room.read(folder, 'report.json')) as WrittenReport;
const resultsIn = (folder: string) =>
  jsonLinesOf<Result & Record<string, unknown>>(room.read(folder, 'results.ndjson'));

describe('sentinel replay over files', () => {
  it('under the same knowledge differs in nothing, and writes the same results', async () => {
    const { exitCode, stdout } = await replay('same');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('有变化 changed 0');
    expect(room.read('same', 'results.ndjson')).toBe(room.read('old', 'results.ndjson'));
    expect(room.read('same', 'findings.ndjson')).toBe(room.read('old', 'findings.ndjson'));
    expect(room.read('same', 'differences.ndjson')).toBe('');
    expect(reportIn('same')).toMatchObject({
      whole: { cases: 300, changed: 0, payment_difference_fen: 0, findings_new: 0, findings_gone: 0 },
      not_compared: { without_old: 0, without_new: 0, failed: 0 },
    });
  });

  it('under another scheme tells of each case what an audit under it comes to, and leaves the old results', async () => {
    const before = room.read('old', 'results.ndjson');
    await replay('scheme', '--scheme', 'suzhou-2023', '--tariff', 'suzhou-2023');
    await runSentinel(
      ...[
        'audit',
        claims,
        '--scheme',
        'suzhou-2023',
        '--tariff',
        'suzhou-2023',
        '-o',
        room.at('anew'),
        '--quiet',
      ],
    );
    expect(room.read('old', 'results.ndjson')).toBe(before);
    expect(resultsIn('scheme')).toEqual(resultsIn('anew'));
    const was = new Map(resultsIn('old').map((one) => [one.setl_id, one]));
    const moved = resultsIn('anew').filter(
      ({ setl_id, paid }) => was.get(setl_id)?.paid.group !== paid.group,
    );
    const { whole, by_group } = reportIn('scheme');
    expect(moved.length).toBeGreaterThan(0);
    expect(whole?.changed_group).toBe(moved.length);
    const paid = (results: readonly Result[]) =>
      results.reduce((sum, one) => sum + (one.payment_fen ?? 0), 0);
    expect(whole).toMatchObject({
      payment_before_fen: paid(resultsIn('old')),
      payment_after_fen: paid(resultsIn('anew')),
    });
    expect(by_group.reduce((sum, { cases }) => sum + cases, 0)).toBe(300);
    const differences = jsonLinesOf<ReplayedDifference & Record<string, unknown>>(
      room.read('scheme', 'differences.ndjson'),
    );
    expect(differences).toHaveLength(whole?.changed ?? 0);
    expect(room.read('scheme', 'hospitals.csv')).toContain('payment_difference_fen');
    expect(room.read('scheme', 'report.txt')).toContain('分组 group');
  });

  it('looks at the months and the hospital that were named', async () => {
    const hospital = resultsIn('old')[0]?.hospital ?? '';
    await replay('some', '--from', '2026-02', '--to', '2026-03', '--hospital', hospital);
    const meant = resultsIn('old').filter(
      (one) => one.hospital === hospital && /^2026-0[23]/.test(one.discharged_on),
    );
    expect(meant.length).toBeGreaterThan(0);
    expect(resultsIn('some').map(({ setl_id }) => setl_id)).toEqual(meant.map(({ setl_id }) => setl_id));
    expect(reportIn('some')).toMatchObject({
      whole: { cases: meant.length },
      not_compared: { without_new: 0 },
    });
  });

  it('never writes over another replay, nor over other results', async () => {
    const again = await replay('same');
    expect(again).toMatchObject({ exitCode: 2 });
    expect(again.stderr).toContain('已有完成的重放');
    const elsewhere = await replay('anew');
    expect(elsewhere.exitCode).toBe(2);
    expect(elsewhere.stderr).toContain('不予覆盖');
  });

  it('says what it lacks, in both languages, with exit 2', async () => {
    const noBefore = await runSentinel('replay', claims, '-o', room.at('none'));
    expect(noBefore).toMatchObject({ exitCode: 2 });
    expect(noBefore.stderr).toMatch(/须用 --before.*needs --before/s);
    const turned = await replay('none', '--from', '2026-05', '--to', '2026-01');
    expect(turned.exitCode).toBe(2);
    const unknown = await replay('none', '--scheme', 'nowhere-2020');
    expect(unknown).toMatchObject({ exitCode: 2 });
    expect(unknown.stderr).toContain('suzhou-2023');
    const elsewhere = await replay('none', '--before', room.at('nowhere'));
    expect(elsewhere).toMatchObject({ exitCode: 2 });
    expect(elsewhere.stderr).toContain('没有这个文件');
    expect(existsSync(room.at('none'))).toBe(false);
  });

  it('names every line of the old results that is none', async () => {
    await runSentinel('audit', claims, '-o', room.at('broken'), '--quiet');
    appendFileSync(room.at('broken/results.ndjson'), '{"hospital":"H1"}\nnot json\n');
    const run = await runSentinel(
      'replay',
      claims,
      '--before',
      room.at('broken'),
      '-o',
      room.at('of-broken'),
    );
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('results.ndjson:301: setl_id');
    expect(run.stderr).toContain('results.ndjson:302');
  });
});

describe('a replay that is broken off', () => {
  const scope = { from: null, to: null, hospitals: null };
  const question = { a: 'question' };
  const knowledge = { ...installedKnowledge, chosen: { scheme: 'suzhou-2023' } };
  const between = 30;
  const start = (name: string) => new ReplayFolder<number>(room.at(name), question, between);
  const run = (folder: ReplayFolder<number>) =>
    replayFiles([claims], old, knowledge, scope, folder, [], true);

  it('goes on behind its last note, to the same files and the same report', async () => {
    const whole = start('whole');
    await run(whole);
    whole.finish();

    const broken = start('in-parts');
    const add = broken.add.bind(broken);
    let left = 200;
    broken.add = (...given) => {
      if (left-- === 0) throw new Error('killed');
      add(...given);
    };
    await expect(run(broken)).rejects.toThrow('killed');
    appendFileSync(room.at('in-parts/results.ndjson'), '{"half a li');

    const second = start('in-parts');
    expect(second.goesOnAfter).toBeGreaterThan(0);
    await run(second);
    second.finish();
    for (const name of ['results', 'findings', 'differences'])
      expect(readFileSync(room.at(`in-parts/${name}.ndjson`), 'utf8')).toBe(
        readFileSync(room.at(`whole/${name}.ndjson`), 'utf8'),
      );
    expect(second.comparison.state()).toEqual(whole.comparison.state());
    expect(second.counts()).toMatchObject({ cases: 300 });
  });

  it('gives its folder away where it has noted nothing yet', async () => {
    const asked = start('asked');
    asked.add = () => {
      throw new Error('killed');
    };
    await expect(run(asked)).rejects.toThrow('killed');
    const other = new ReplayFolder(room.at('asked'), { another: 'question' });
    expect(other.goesOnAfter).toBeNull();
  });

  it('leaves its folder to no other once it has noted how far it is', async () => {
    await run(start('begun'));
    expect(() => new ReplayFolder(room.at('begun'), { another: 'question' })).toThrow('已有另一个重放');
  });
});
