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
      const { pool, units, left_fen } = outcome.distribution;
      expect(
        units.reduce((sum: number, { share_fen }: { share_fen: number }) => sum + share_fen, left_fen),
      ).toBe(pool.pool_fen);
    }
    expect(comparison.won_fen).toBe(comparison.lost_fen);
  });

  it('shows a scheme of a file with other parameters beside itself', async () => {
    const words = ['--scheme', 'knowledge/performance/value-2026.json', '--json'];
    const more = ['--what-if', 'pool.share=0.7', '--what-if', 'daySurgeryShare=0.1'];
    const { exitCode, stdout } = await simulate(example, ...words, ...more);
    expect(exitCode).toBe(0);
    const { ways } = JSON.parse(stdout);
    expect(ways[1].what_if).toEqual([
      { name: 'pool.share', value: 0.7 },
      { name: 'daySurgeryShare', value: 0.1 },
    ]);
    const pools = ways.map(
      (way: { outcome: { distribution: { pool: { pool_fen: number } } } }) =>
        way.outcome.distribution.pool.pool_fen,
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
      'work 无数据，缺少 rbrvsPoints：A04.01 work: no data, for want of rbrvsPoints: A04.01',
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

  it('refuses counts below nought or in parts, and amounts beyond measure, with what stands there', async () => {
    const found = JSON.parse(readFileSync(example, 'utf8'));
    const [one, two] = found.units;
    Object.assign(one.facts, { cases: -300, costYuan: 1e300, bedDays: 2.5, balanceYuan: -5 });
    Object.assign(two.facts, { headcount: -0.5 });
    found.pool.sourcesFen = { balance: 2e14 };
    const path = room.write('beyond.json', JSON.stringify(found, null, 2));
    const { exitCode, stderr } = await simulate(path, '--scheme', 'value-2026');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('5 处错误 mistakes');
    for (const said of [
      'units.#1.facts.cases: -300 应为不小于 0 的整数 -300: expected a whole number of nought or more',
      'units.#1.facts.costYuan: 1e+300 应在 −1000000000000 与 1000000000000 之间',
      'units.#1.facts.bedDays: 2.5 应为不小于 0 的整数',
      'units.#2.facts.headcount: -0.5 应为不小于 0 的数',
      'pool.sourcesFen.balance: 200000000000000 应在',
    ])
      expect(stderr).toContain(said);
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
      ['A04.03', 63.5],
      ['A03.04', 82],
      ['A07', 86.5],
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

describe('sentinel performance figures', () => {
  const claims = () => room.at('claims/claims.ndjson');
  const figuresFor = (hospital: string, ...more: readonly string[]) =>
    runSentinel(
      'performance',
      'figures',
      claims(),
      '--hospital',
      hospital,
      '--period',
      '2026',
      '--quiet',
      ...more,
    );
  const tables = ['--measures', 'examples/performance-measures.csv', '--rbrvs', 'examples/rbrvs-points.csv'];

  it('makes of claim files and two tables what a simulation needs', async () => {
    await runSentinel('generate', '--cases', '400', '--seed', '5', '-o', room.at('claims'), '--quiet');
    const output = room.at('figures.json');
    const { exitCode, stderr } = await figuresFor('H37130200901', ...tables, '-o', output);
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    const { pool, units } = JSON.parse(room.read('figures.json'));
    expect(pool).toMatchObject({ keptFen: 1_500_000, sourcesFen: { 'returned-deductions': 2_000_000 } });
    const surgery = units.find(({ id }: { id: string }) => id === 'A04.01');
    expect(surgery).toMatchObject({
      title: { en: 'General surgery' },
      facts: { headcount: 12 },
      indicators: { satisfaction: 0.94 },
    });
    const points = surgery.members.map(({ facts }: { facts: { rbrvsPoints: number } }) => facts.rbrvsPoints);
    expect(points.reduce((sum: number, own: number) => sum + own, 0)).toBe(surgery.facts.rbrvsPoints);
    expect(surgery.facts.balanceYuan * 100).toBeCloseTo(surgery.indicators.balance, 4);

    const simulated = await simulate(output, '--scheme', 'value-2026', '--against', 'balance-pool-2026');
    expect(simulated.stderr).toBe('');
    expect(simulated.exitCode).toBe(0);
  });

  it('leaves a department without points where the table lacks one of its operations, and says which', async () => {
    const rbrvs = room.write('few.csv', '编码,点数\n47.0100,300\n');
    const { exitCode, stderr } = await figuresFor(
      'H37130200901',
      '--rbrvs',
      rbrvs,
      '-o',
      room.at('few-points.json'),
    );
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/The table lacks \d+ operations, so their departments have no RBRVS data: /);
    const { units } = JSON.parse(room.read('few-points.json'));
    const known = units.map(({ facts }: { facts: { rbrvsPoints: number | null } }) => facts.rbrvsPoints);
    expect(known).toContain(null);
    expect(known).toContain(0);
  });

  it('tells everything that is wrong with a table, line by line', async () => {
    const rbrvs = room.write('rbrvs.csv', '编码,点数,难度\n47.0100,-3,1\n,5,\n51.2300,many,1\n');
    const points = await figuresFor('H37130200901', '--rbrvs', rbrvs, '-o', room.at('never.json'));
    expect(points.exitCode).toBe(1);
    expect(points.stderr).toMatch(/3 处错误 mistakes/);
    expect(points.stderr).toMatch(
      /rbrvs\.csv:2: points: “-3”应为不小于 0 的数.*expected a number of nought or more/,
    );
    expect(points.stderr).toMatch(/rbrvs\.csv:3: code: 不得为空 it must not be empty/);
    const lines = [
      'unit,measure,value',
      'pool,headcount,1',
      'A04.01,headcont,1',
      'A04.01,cmi,1',
      'A04.01,cmi,2',
      'A04.01,cost-index,1',
    ];
    const measures = room.write('measures.csv', lines.join('\n'));
    const told = await figuresFor('H37130200901', '--measures', measures, '-o', room.at('never.json'));
    expect(told.exitCode).toBe(1);
    for (const said of [
      /measures\.csv:2: measure: 没有 headcount；可用：balance、returned-deductions、kept、carried-in/,
      /measures\.csv:3: measure: 没有 headcont there is no headcont/,
      /measures\.csv:5: measure: A04\.01 cmi 已在第4行/,
      // It is computed, and not told.
      /measures\.csv:6: measure: 没有 cost-index/,
    ])
      expect(told.stderr).toMatch(said);
    const missing = await figuresFor(
      'H37130200901',
      '--rbrvs',
      room.write('none.csv', 'code,difficulty\n'),
      '-o',
      room.at('n.json'),
    );
    expect(missing.stderr).toContain('the column points/点数/RBRVS点数/分值 is missing');
  });

  it('refuses a hospital without cases, and points without claims', async () => {
    const nobody = await figuresFor('H37130200901', '--period', '2020', '-o', room.at('never.json'));
    expect(nobody.stderr).toContain('has no case in 2020');
    expect(nobody.exitCode).toBe(1);
    const unknown = await figuresFor('H37130299999', '-o', room.at('never.json'));
    expect(unknown.stderr).toContain('H37130299999');
    expect(unknown.exitCode).toBe(2);
    const words = ['--hospital', 'H37130200901', '--period', '2026', '-o', room.at('never.json')];
    const alone = await runSentinel(
      'performance',
      'figures',
      ...words,
      '--rbrvs',
      'examples/rbrvs-points.csv',
    );
    expect(alone.exitCode).toBe(2);
    expect(alone.stderr).toContain('--rbrvs goes with claim files');
  });
});
