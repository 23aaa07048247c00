import { afterAll, describe, expect, it } from 'vitest';
import { runSentinel, workFolder } from './run-sentinel.ts';

const room = workFolder();
afterAll(room.remove);

const stay = (setl_id: string, parts: object = {}) => ({
  hospital: 'H37130200901',
  setl_id,
  status: 'grouped',
  discharged_on: '2026-03-10',
  weight: 1,
  standard_fen: 1_000_000,
  payment_fen: 1_000_000,
  cost_fen: 900_000,
  fund_payment_fen: 700_000,
  fund_cost_fen: 630_000,
  ...parts,
});

const lines = (...stays: readonly object[]) => stays.map((one) => `${JSON.stringify(one)}\n`).join('');

const results = room.write(
  'results.ndjson',
  lines(
    stay('S1'),
    stay('S2', { discharged_on: '2026-04-30', cost_fen: 1_300_000 }),
    stay('S3', { hospital: 'H37132100903', weight: 2, standard_fen: 2_000_000, payment_fen: 2_000_000 }),
    stay('S4', { hospital: 'H37132100903', payment_fen: null, standard_fen: null, cost_fen: 5_000_000 }),
    stay('S5', { status: 'outpatient', payment_fen: null }),
  ),
);

interface Statement {
  readonly hospital: string;
  readonly due_fen: number;
  readonly monthly_fen: number;
  readonly held_fen: number;
  readonly clearing_fen: number;
  readonly open_cases: number;
  readonly lines: readonly { readonly code: string; readonly amount_fen: number; readonly formula: string }[];
}

async function settled(...more: readonly string[]) {
  const run = await runSentinel('settle', results, '--json', ...more);
  expect(run.stderr).toBe('');
  return JSON.parse(run.stdout) as { readonly policy: string; readonly statements: readonly Statement[] };
}

const example = 'examples/settlement-policy.json';

describe('sentinel settle', () => {
  it('settles the newest year by the region’s policy, the deposit held until it is assessed', async () => {
    const { policy, statements } = await settled();
    expect(policy).toBe('national-frame');
    expect(statements).toMatchObject([
      {
        hospital: 'H37130200901',
        due_fen: 2_000_000,
        monthly_fen: 1_900_000,
        held_fen: 100_000,
        clearing_fen: 0,
      },
      { hospital: 'H37132100903', due_fen: 2_000_000, monthly_fen: 1_900_000, open_cases: 1 },
    ]);
  });

  it('takes an assessment, what reviews decided, and a policy of one’s own with another budget', async () => {
    const assessment = room.write(
      'assessment.csv',
      '机构编码,项目,值,例数,金额\nH37130200901,score,92,,\nH37130200901,readmission-30d,0.05,,\nH37130200901,satisfaction,0.95,,\n',
    );
    const reviews = room.write('reviews.csv', 'hospital,setl_id,payment\nH37132100903,S4,48000\n');
    const { statements } = await settled(
      '--policy',
      example,
      '--assessment',
      assessment,
      '--reviews',
      reviews,
      '--budget',
      '100000',
    );
    expect(statements.map(({ open_cases }) => open_cases)).toEqual([0, 0]);
    // at most 1.1 × 88,000 of 95,000 yuan; 48,000 by review; 47,000 ÷ (2 × 1.05 + 2) = 11,463.41 a weight
    expect(statements[0]?.lines[1]).toMatchObject({
      code: 'budget-by-weights',
      amount_fen: 407_317,
      formula: '0.00 + 2.0000 × 1.05 × 47000.00 ÷ 4.1000 (= × 11463.414634) − 20000.00',
    });
    expect(statements[0]?.held_fen).toBe(0);
    expect(statements[1]?.held_fen).toBeGreaterThan(0);
    for (const { due_fen, monthly_fen, held_fen, clearing_fen, lines: all } of statements) {
      const advance = all.find(({ code }) => code === 'advance')?.amount_fen ?? 0;
      expect(advance + monthly_fen + held_fen + clearing_fen).toBe(due_fen);
    }
  });

  it('prints the region as a table, and on request one hospital’s statement with its formulas', async () => {
    const { exitCode, stdout } = await runSentinel('settle', results, '--hospital', 'H37130200901');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('地区 region 371300, 年度 year 2026');
    expect(stdout).toContain('¥20,000.00');
    expect(stdout).toMatch(/2026-04 .*¥9,500\.00/);
    expect(stdout).toContain('质量保证金待考核');
  });

  it('says every mistake of results, assessment and reviews with its line, and settles nothing', async () => {
    const wrong = room.write(
      'wrong.ndjson',
      `${lines(stay('S1'), stay('S1'), stay('S2', { payment_fen: 1.5, weight: -1 }))}{"hospital":\n`,
    );
    const run = await runSentinel('settle', wrong);
    expect(run).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('4 处错误 mistakes') });
    for (const place of ['wrong.ndjson:2', 'wrong.ndjson:3', 'wrong.ndjson:4'])
      expect(run.stdout).toContain(place);
    expect(run.stdout).toContain('the stay H37130200901 S1 stands twice');
    const sheet = room.write('bad.csv', 'hospital,item,value\nH1,mood,90\n');
    const other = await runSentinel('settle', results, '--assessment', sheet, '--json');
    expect(other.exitCode).toBe(1);
    expect(JSON.parse(other.stdout)).toMatchObject({
      mistakes: [
        { file: 'bad.csv', line: 2, field: 'hospital' },
        { file: 'bad.csv', line: 2, field: 'item' },
      ],
    });
  });

  it.each([
    ['a policy that nobody has', ['--policy', 'mars'], 'there are demo-point-city, national-frame'],
    ['a year that is none', ['--year', '26'], 'expected a year'],
    [
      'a year of which the policy has no budget',
      ['--policy', example, '--year', '2025'],
      'no budget of 2025',
    ],
    ['a budget where none is split', ['--budget', '100'], 'splits no budget'],
    ['a hospital without a stay', ['--hospital', 'H37130200902'], 'No stay is of hospital'],
    ['a region without a stay', ['--region', '610200'], 'The stays are of 371300'],
    ['a file that is not there', ['--assessment', room.at('none.csv')], 'no such file'],
  ] as const)('refuses %s', async (_, more, said) => {
    const run = await runSentinel('settle', results, ...more);
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toContain(said);
  });

  it('says all that is wrong with a policy of one’s own', async () => {
    const policy = room.write('policy.json', '{"id": "X", "monthly": {"deposit_share": 0.2}}');
    const { exitCode, stdout } = await runSentinel('settle', results, '--policy', policy);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('monthly.deposit_share');
    expect(stdout).toContain('balance');
  });

  it('says of a line with money, a weight or a day that cannot be what stands there and what was expected', async () => {
    const wrong = room.write(
      'ugly.ndjson',
      lines(
        stay('S1', { cost_fen: -5, weight: -1 }),
        stay('S2', { payment_fen: -100 }),
        stay('S3', { discharged_on: '9999-12-31' }),
        stay('S4', { discharged_on: '2026-02-30' }),
        stay('S5', { discharged_on: undefined, payment_fen: 1e300 }),
      ),
    );
    const { exitCode, stdout } = await runSentinel('settle', wrong, '--json');
    expect(exitCode).toBe(1);
    const { mistakes } = JSON.parse(stdout) as {
      mistakes: { line: number; field: string; words: { zh: string; en: string } }[];
    };
    const aDay = 'expected a day that exists, from 1990-01-01 to 2099-12-31';
    const fen = 'expected whole fen, 0 to 1000000000000';
    expect(mistakes.map(({ line, field, words }) => `${line} ${field} ${words.en}`)).toEqual([
      '1 weight -1: expected a number of 0 to 10000',
      `1 cost_fen -5: ${fen}`,
      `2 payment_fen -100: ${fen}`,
      `3 discharged_on “9999-12-31”: ${aDay}`,
      `4 discharged_on “2026-02-30”: ${aDay}`,
      '5 discharged_on the field is missing',
      `5 payment_fen 1e+300: ${fen}`,
    ]);
    expect(mistakes[3]?.words.zh).toBe('“9999-12-31”：应为 1990-01-01 至 2099-12-31 之间实有的日期');
  });

  it('settles hospitals outside the register only where the region that stands in is named', async () => {
    const strange = room.write(
      'strange.ndjson',
      lines(stay('S1'), stay('S2', { hospital: 'H2' }), stay('S3', { hospital: 'H1' })),
    );
    const { exitCode, stderr } = await runSentinel('settle', strange);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('医疗机构名册中没有 H1、H2');
    expect(stderr).toContain('The register of hospitals has no H1, H2');
    const [, region = ''] = /say so by --region (\d{6})/.exec(stderr) ?? [];
    const named = await runSentinel('settle', strange, '--region', region, '--json');
    const { statements } = JSON.parse(named.stdout) as { statements: readonly Statement[] };
    expect(statements.map(({ hospital }) => hospital)).toEqual(expect.arrayContaining(['H1', 'H2']));
  });

  it('wants to know whose hospitals, where the results are of several regions', async () => {
    const both = room.write('both.ndjson', lines(stay('S1'), stay('S2', { hospital: 'H61020200906' })));
    expect(await runSentinel('settle', both)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('371300, 610200; name one of them by --region'),
    });
    const { stdout, stderr } = await runSentinel('settle', both, '--region', '610200', '--json');
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ statements: [{ hospital: 'H61020200906' }] });
  });

  it('says so where the policy that is named is another region’s', async () => {
    const other = room.write('other.ndjson', lines(stay('S1', { hospital: 'H61020200906' })));
    const run = await runSentinel('settle', other, '--policy', example, '--budget', '100000', '--json');
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toContain('Policy demo-region is of region 371300; here it settles region 610200.');
  });

  it('settles by scores what DIP makes of the stays, whatever they were paid by', async () => {
    const dip = (case_score: number | null, payment_fen: number | null) => ({
      dip: { case_score, standard_fen: payment_fen, payment_fen, code: 'K35.8' },
    });
    const scored = room.write(
      'scored.ndjson',
      lines(
        stay('S1', dip(1000, 800_000)),
        stay('S2', { hospital: 'H37132100903', ...dip(500, 400_000) }),
        stay('S3', { hospital: 'H37132100903', ...dip(null, null) }),
      ),
    );
    const policy = ['--policy', 'examples/dip-settlement-policy.json', '--budget', '9000'];
    const run = await runSentinel('settle', scored, '--json', ...policy);
    expect(run.stderr).toBe('');
    const { budget, statements } = JSON.parse(run.stdout) as {
      readonly budget: { readonly rate: number; readonly method: string };
      readonly statements: readonly Statement[];
    };
    expect(budget).toMatchObject({ method: 'scores', rate: 8 });
    expect(statements).toMatchObject([{ due_fen: 600_000 }, { due_fen: 300_000, open_cases: 1 }]);
  });

  it('settles the invented area that pays by DIP out of the box, by the demonstration’s own policy', async () => {
    const paid = (setl_id: string, hospital: string, case_score: number | null, payment_fen: number) =>
      stay(setl_id, {
        hospital,
        discharged_on: '2025-09-10',
        payment_fen,
        standard_fen: payment_fen,
        fund_payment_fen: (payment_fen * 3) / 4,
        paid: { by: 'dip' },
        dip: { case_score, standard_fen: payment_fen, payment_fen },
      });
    const sample = room.write(
      'point-city.ndjson',
      lines(
        paid('S1', 'H99990000911', 1000, 700_000),
        paid('S2', 'H99990000912', 500, 380_000),
        paid('S3', 'H99990000912', null, 100_000),
      ),
    );
    const run = await runSentinel('settle', sample, '--region', '999900', '--json');
    expect(run.stderr).toBe('');
    const { policy, budget, statements } = JSON.parse(run.stdout) as {
      readonly policy: string;
      readonly budget: object;
      readonly statements: readonly Statement[];
    };
    expect(policy).toBe('demo-point-city');
    // 5,000,000 yuan are more than 105 % of 8,850, which are split: 9,292.50, of which 750 go by no score;
    // 8,542.50 ÷ 0.75 ÷ 1500 = 7.593333 a point.
    expect(budget).toMatchObject({ method: 'scores', split_fen: 929_250, rate: 7.593333 });
    expect(statements.map(({ due_fen }) => due_fen)).toEqual([569_500, 359_750]);
  });

  it('does not settle by scores where the results have no DIP groups', async () => {
    const run = await runSentinel('settle', results, '--policy', 'examples/dip-settlement-policy.json');
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain('the results have no DIP groups');
  });
});
