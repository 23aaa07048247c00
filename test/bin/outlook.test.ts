import { afterAll, describe, expect, it } from 'vitest';
import { monthAt } from '../support/sheets-of-months.ts';
import { runSentinel, workFolder } from './run-sentinel.ts';

const room = workFolder();
afterAll(() => room.remove());

let stays = 0;
const result = (month: string, day: number, more: Readonly<Record<string, unknown>> = {}) =>
  JSON.stringify({
    hospital: 'H37130200901',
    setl_id: `S${stays++}`,
    status: 'grouped',
    scheme: 'chs-drg-1.1',
    drg: 'BR25',
    weight: 1.25,
    payment_fen: 900_000,
    cost_fen: 1_000_000,
    los_days: 8,
    department: 'A03.04',
    doctor: null,
    discharged_on: `${month}-${String(day).padStart(2, '0')}`,
    ...more,
  });
/** Two stays a day on twenty-eight days of each month, and a bill that is no stay. */
const months = Array.from({ length: 26 }, (_, at) => monthAt(2024, at));
const lines = months.flatMap((month) =>
  Array.from({ length: 28 }, (_, day) => [
    result(month, day + 1),
    result(month, day + 1, { department: 'A04.01', drg: 'GB15' }),
    result(month, day + 1, { status: 'outpatient' }),
  ]).flat(),
);
const results = room.write('results.ndjson', lines.join('\n'));

describe('sentinel outlook', () => {
  it('forecasts the coming quarter by department as a table, the last month being finished', async () => {
    const { exitCode, stdout, stderr } = await runSentinel('outlook', results);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('2026-03 – 2026-05 预测合计，依据 2024-01 – 2026-02；括号内为 80 % 区间');
    expect(stdout).toContain('A03.04');
    expect(stdout).toContain('168.0');
    expect(stdout).toContain('组合预测');
  });

  it('gives the same as JSON, by group, and leaves an unfinished month out', async () => {
    const early = room.write('early.ndjson', [...lines, result('2026-03', 1)].join('\n'));
    const run = await runSentinel('outlook', early, '--by', 'group', '--horizon', '2', '--json');
    const found = JSON.parse(run.stdout);
    expect(found).toMatchObject({
      from: '2024-01',
      until: '2026-02',
      months: ['2026-03', '2026-04'],
      view: 'group',
    });
    expect(found.units.map(({ key }: { key: string }) => key)).toEqual([
      'chs-drg-1.1/BR25',
      'chs-drg-1.1/GB15',
    ]);
    expect(found.total.measures.cases.whole.point).toBe(112);
    expect(found.total.ratios.cmi.whole.point).toBeCloseTo(1.25, 6);
    expect(found.words.notices).toEqual([]);
  });

  it('holds demand against capacity', async () => {
    const capacity = room.write(
      'capacity.csv',
      ['月份,科室,类别,数量', ...months.map((month) => `${month},A03.04,床位,12`), ''].join('\r\n'),
    );
    const { exitCode, stdout } = await runSentinel('outlook', results, '--capacity', capacity);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/床日预计同比 [+−]\d+\.\d %，床位同比 \+0\.0 %/);
  });

  it('refuses a table of capacity with every mistake, in both languages, and ends with 1', async () => {
    const capacity = room.write(
      'wrong.csv',
      'month,department,kind,amount\n2026-1,all,beds,4\n2026-01,all,x,y\n',
    );
    const { exitCode, stderr } = await runSentinel('outlook', results, '--capacity', capacity);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('wrong.csv:2: month: “2026-1”应为月份，如 2026-05');
    expect(stderr).toContain(
      'wrong.csv:3: kind: “x”应为 beds 床位、staff 人员、theatre-hours 手术间小时 之一',
    );
    expect(stderr).toContain('“y”: expected a number of nought or more');
  });

  it('refuses what is no result of an audit, by line and field', async () => {
    const other = room.write(
      'other.ndjson',
      `${lines[0]}\nnot json\n${result('2026-01', 31, { los_days: 'x' })}\n${lines[0]}\n`,
    );
    const { exitCode, stderr } = await runSentinel('outlook', other);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('3 处错误 mistakes');
    expect(stderr).toContain('other.ndjson:2: 不是 JSON no JSON');
    expect(stderr).toContain('other.ndjson:3: los_days: ');
    expect(stderr).toMatch(/other\.ndjson:4: setl_id: 病例 H37130200901 \S+ 重复/);
  });

  it('refuses days, money, weights and stays that cannot be, with the value and what was expected', async () => {
    const ugly = room.write(
      'ugly.ndjson',
      [
        result('2026-01', 31, { discharged_on: '9999-12-31' }),
        result('2026-01', 31, { cost_fen: -1, weight: -0.5 }),
        result('2026-01', 31, { los_days: -3 }),
      ].join('\n'),
    );
    const { exitCode, stderr } = await runSentinel('outlook', ugly);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('4 处错误 mistakes');
    expect(stderr).toContain(
      'ugly.ndjson:1: discharged_on: “9999-12-31”：应为 1990-01-01 至 2099-12-31 之间实有的日期 “9999-12-31”: expected a day that exists, from 1990-01-01 to 2099-12-31',
    );
    expect(stderr).toContain('ugly.ndjson:2: cost_fen: -1：应为 0 至 1000000000000 的整数（分）');
    expect(stderr).toContain('ugly.ndjson:2: weight: -0.5：应为 0 至 10000 的数');
    expect(stderr).toContain('ugly.ndjson:3: los_days: -3：应为 0 至 40000 的整数（天）');
  });

  it('asks which hospital is meant where departments of several would be mixed', async () => {
    const two = room.write(
      'two.ndjson',
      `${result('2026-01', 31)}\n${result('2026-01', 31, { hospital: 'H2' })}\n`,
    );
    const mixed = await runSentinel('outlook', two);
    expect(mixed.exitCode).toBe(2);
    expect(mixed.stderr).toContain('H2, H37130200901');
    expect((await runSentinel('outlook', two, '--by', 'hospital')).exitCode).toBe(0);
    const none = await runSentinel('outlook', two, '--hospital', 'H3');
    expect(none).toMatchObject({ exitCode: 1, stdout: '' });
    expect(none.stderr).toContain('没有 H3 的住院病例');
  });

  it('refuses options that mean nothing', async () => {
    expect((await runSentinel('outlook', results, '--horizon', '13')).exitCode).toBe(2);
    expect((await runSentinel('outlook', results, '--by', 'ward')).exitCode).toBe(2);
    expect((await runSentinel('outlook')).stderr).toContain('--hospital');
    const past = await runSentinel('outlook', results, '--until', '2020-01');
    expect(past).toMatchObject({ exitCode: 1, stdout: '' });
    expect(past.stderr).toContain('截至 2020-01 没有病例');
  });
});
