import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSentinel, workFolder } from './run-sentinel.ts';

const room = workFolder();
const hospital = ['--hospital', 'H37130200901'];
const told = ['--unit-costs', 'examples/unit-costs.csv'];
const all = [...told, '--overheads', 'examples/overheads.json', '--activities', 'examples/activities.json'];

beforeAll(async () => {
  await runSentinel('generate', '--cases', '400', '--seed', '5', '-o', room.at('claims'), '--quiet');
});
afterAll(room.remove);

const costing = (folder: string, ...words: readonly string[]) =>
  runSentinel('costing', room.at('claims/claims.ndjson'), '--quiet', '-o', room.at(folder), ...words);
const rows = (path: string): readonly Record<string, number>[] =>
  room
    .read(path)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const sum = (some: readonly Record<string, number>[], name: string) =>
  some.reduce((total, row) => total + (row[name] ?? 0), 0);

describe('sentinel costing', () => {
  it('writes tables that agree with each other, and every fen of the overheads is in them or named', async () => {
    const { exitCode, stdout, stderr } = await costing('costs', ...hospital, ...all, '--json');
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    const summary = JSON.parse(stdout);
    expect(summary.outside).toBeGreaterThan(0);
    const tables = ['by-department', 'by-group', 'by-case'].map((name) => rows(`costs/${name}.ndjson`));
    for (const name of [
      'revenue_fen',
      'unit_cost_fen',
      'activity_fen',
      'ratio_fen',
      'overhead_fen',
      'known_cost_fen',
    ])
      expect(tables.map((table) => sum(table, name))).toEqual(tables.map(() => summary[name]));
    const given = [90_000, 12_000, 24_000, 15_000, 30_000, 36_000, 28_000, 15_000];
    const givenFen = given.reduce((total, yuan) => total + yuan * 100, 0);
    expect(summary.overhead_fen + sum(summary.left, 'amount_fen')).toBe(givenFen);
    const items = rows('costs/by-item.ndjson');
    expect(sum(items, 'revenue_fen')).toBe(summary.revenue_fen);
    expect(sum(items, 'cost_fen')).toBe(summary.unit_cost_fen + summary.activity_fen + summary.ratio_fen);
    expect(items.filter(({ basis }) => String(basis) === 'performed').length % 12).toBe(0);
  });

  it('says what it does not know: without ratios, what has no unit cost leaves its stay without a margin', async () => {
    const { exitCode, stdout } = await costing('known', ...hospital, ...told, '--format', 'csv', '--json');
    expect(exitCode).toBe(0);
    const summary = JSON.parse(stdout);
    expect(summary.coverage).toBeGreaterThan(0.5);
    expect(summary.coverage).toBeLessThan(1);
    expect(summary.margin_cases).toBeLessThan(summary.cases);
    expect(room.read('known/by-department.csv')).toMatch(/^\uFEFFdepartment,cases,revenue_fen/);
  });

  it('prints departments, losing groups, and what nobody could be given', async () => {
    const { stdout } = await costing('printed', ...hospital, ...all);
    expect(stdout).toContain('合计 all');
    expect(stdout).toContain('覆盖率 coverage');
  });

  it('tells everything that is wrong with a table or a document, line by line', async () => {
    const unitCosts = room.write('costs.csv', '编码,单位成本\nA1,1.5\nA1,2\nA2,-1\n,4\n');
    const table = await costing('never', ...hospital, '--unit-costs', unitCosts);
    expect(table.exitCode).toBe(1);
    expect(table.stderr).toMatch(/costs\.csv: 3 处错误 mistakes/);
    expect(table.stderr).toContain('costs.csv:5: code: 不得为空');
    expect(table.stderr).toMatch(/costs\.csv:4: unit_cost_yuan: “-1”应为不小于 0 的数/);
    const overheads = room.write('overheads.json', '{\n"title": 1,\n"services": [{"id": "x"}]\n}');
    const document = await costing('never', ...hospital, ...told, '--overheads', overheads);
    expect(document.exitCode).toBe(1);
    expect(document.stderr).toMatch(/overheads\.json:2: title: /);
    expect(document.stderr).toMatch(/overheads\.json:3: services\.#1\.amountFen: /);
  });

  it.each([
    ['several hospitals', [...told], 'name one by --hospital: H37130200901'],
    [
      'another period than that of the overheads',
      [...hospital, ...all, '--period', '2025'],
      'is not that of',
    ],
    ['a file that is not there', [...hospital, '--unit-costs', 'gone.csv'], 'There is no such file'],
  ])('takes %s for wrong usage', async (_, words, said) => {
    const { exitCode, stderr } = await costing('never', ...words);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(said);
  });

  it('fails where there is nothing to cost', async () => {
    const { exitCode, stderr } = await costing('none', '--hospital', 'H37130299999', ...told);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('There is no stay to cost of H37130299999');
  });
});
