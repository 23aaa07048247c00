import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { runSentinel, workFolder } from './run-sentinel.ts';

const room = workFolder();
const example = 'examples/performance-figures.json';

afterAll(room.remove);

const figures = (change: (text: string) => string) => change(readFileSync(example, 'utf8'));
const simulate = (file: string, ...more: readonly string[]) =>
  runSentinel('performance', 'simulate', file, ...more);

describe('sentinel performance simulate', () => {
  it('shows two schemes over the same figures side by side, and writes the report', async () => {
    const output = room.at('simulation.json');
    const words = ['--scheme', 'value-2026', '--against', 'balance-pool-2026', '-o', output];
    const { exitCode, stdout, stderr } = await simulate(example, ...words);
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('增加 win 3');
    const { ways, comparison } = JSON.parse(room.read('simulation.json'));
    for (const { outcome } of ways) {
      const { pool, units, leftFen } = outcome.distribution;
      expect(units.reduce((sum: number, { shareFen }: { shareFen: number }) => sum + shareFen, leftFen)).toBe(
        pool.poolFen,
      );
    }
    expect(comparison.wonFen).toBe(comparison.lostFen);
  });

  it('shows a scheme of a file with other parameters beside itself', async () => {
    const words = ['--scheme', 'knowledge/performance/value-2026.json', '--json'];
    const more = ['--what-if', 'pool.share=0.7', '--what-if', 'daySurgeryShare=0.1'];
    const { exitCode, stdout } = await simulate(example, ...words, ...more);
    expect(exitCode).toBe(0);
    const { ways } = JSON.parse(stdout);
    expect(ways[1].what_if).toEqual({ 'pool.share': 0.7, daySurgeryShare: 0.1 });
    const pools = ways.map(
      (way: { outcome: { distribution: { pool: { poolFen: number } } } }) =>
        way.outcome.distribution.pool.poolFen,
    );
    expect(pools).toEqual([168_000_000, 196_000_000]);
  });

  it('says what is missing, unit by unit, and fails', async () => {
    const path = room.write(
      'few.json',
      figures((text) => text.replace('"rbrvsPoints": 50000', '"rbrvsPoints": null')),
    );
    const { exitCode, stdout, stderr } = await simulate(path, '--scheme', 'value-2026');
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      'A04.01 work：无数据，缺少 rbrvsPoints A04.01 work: no data, for want of rbrvsPoints',
    );
    expect(stderr).toContain('nothing could be shared by value-2026');
  });

  it('tells everything that is wrong with the figures, line by line', async () => {
    const wrong = figures((text) =>
      text
        .replace('"2026-Q1"', '"2026-Q5"')
        .replace('"keptFen": 40000000', '"keptFen": -1')
        .replace('"A03.04"', '""'),
    );
    const shape = await simulate(room.write('shape.json', wrong), '--scheme', 'value-2026');
    expect(shape.exitCode).toBe(1);
    expect(shape.stderr).toMatch(/shape\.json: 3 处错误 mistakes/);
    expect(shape.stderr).toMatch(/shape\.json:2: period: 应为月/);

    const names = figures((text) =>
      text
        .replace('"balance": 300000000', '"balanec": 300000000')
        .replace('"rbrvsPoints": 50000', '"rbrvsPoint": 1')
        .replace('"id": "A07"', '"id": "B07"')
        .replace('"id": "D102"', '"id": "D101"'),
    );
    const unknown = await simulate(room.write('names.json', names), '--scheme', 'value-2026');
    expect(unknown.exitCode).toBe(1);
    for (const said of [
      /:6: pool\.sourcesFen\.balanec: .*there is no source balanec/,
      /units\.#1\.facts\.rbrvsPoint: .*there is no fact rbrvsPoint/,
      /units\.#1\.members\.#2\.id: D101 重复/,
      /units\.#4\.kind: 方案 value-2026 没有单元 B07 的类别/,
    ])
      expect(unknown.stderr).toMatch(said);
  });

  it.each([
    ['no JSON', '{"period": ', /:1: 第\d+个字符处不是 JSON no JSON/],
    ['a key twice', '{"period": "2026", "period": "2026"}', /键 period 重复/],
  ])('refuses a file with %s', async (_, text, said) => {
    const { exitCode, stderr } = await simulate(room.write('bad.json', text), '--scheme', 'value-2026');
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(said);
  });

  it.each([
    [['--scheme', 'nothing'], 'There is no scheme of performance nothing; there are balance-pool-2026'],
    [['--scheme', 'value-2026', '--what-if', 'share=2'], 'has no parameter share; there are pool.share'],
    [['--scheme', 'value-2026', '--what-if', 'pool.share=2'], '--what-if pool.share'],
    [['--scheme', 'value-2026', '--what-if', 'much'], 'expected name=value'],
    [['--scheme', 'gone.json'], 'There is no such file'],
  ])('takes %j for wrong usage', async (words, said) => {
    const { exitCode, stderr } = await simulate(example, ...words);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(said);
  });
});

describe('sentinel performance scorecard', () => {
  it('shows every item of every department that is scored', async () => {
    const { exitCode, stdout } = await runSentinel(
      'performance',
      'scorecard',
      example,
      '--scheme',
      'value-2026',
      '--json',
    );
    expect(exitCode).toBe(0);
    const cards = JSON.parse(stdout);
    expect(
      cards.map((card: { unit: string; scorecard: { score: number } }) => [card.unit, card.scorecard.score]),
    ).toEqual([
      ['A04.01', 97],
      ['A04.03', expect.closeTo(64.13, 2)],
      ['A03.04', expect.closeTo(81.81, 2)],
      ['A07', expect.closeTo(86.02, 2)],
    ]);
  });

  it('refuses a scheme without one', async () => {
    const { exitCode, stderr } = await runSentinel(
      'performance',
      'scorecard',
      example,
      '--scheme',
      'savings-2026',
    );
    expect(exitCode).toBe(2);
    expect(stderr).toContain('has no scorecard');
  });
});

describe('sentinel performance schemes', () => {
  it('lists what is installed', async () => {
    const { stdout } = await runSentinel('performance', 'schemes');
    expect(stdout).toContain('case-balance-2026');
  });
});
