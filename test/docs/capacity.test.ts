import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { capacityPlanSchema } from '../../bench/capacity/capacity-plan.ts';
import { capacityTables } from '../../bench/capacity/capacity-tables.ts';
import {
  concurrencyOf,
  costOfMillion,
  limitsInOrder,
  marginalRate,
  renewalsOf,
  staysASecond,
  staysPerChunk,
} from '../../bench/capacity/compute-capacity.ts';
import { writeTables } from '../../bench/capacity/write-tables.ts';
import { stageNamed } from '../../config/stages.ts';
import { documentedLimits } from '../../core/claims/intake-limits.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const plan = capacityPlanSchema.parse(JSON.parse(read('bench/capacity/province.json')));
const { maxConcurrency, gatherSeconds } = stageNamed('prod');
const document = read('docs/capacity.md');

describe('docs/capacity.md', () => {
  it('has the tables that npm run capacity computes', () => {
    expect(document).toBe(writeTables(document, capacityTables(plan, maxConcurrency)));
  });

  it('draws from them what they say', () => {
    const cost = Object.values(costOfMillion(plan)).reduce((sum, usd) => sum + usd);
    expect(cost * 50).toBeGreaterThan(210);
    expect(cost * 50).toBeLessThan(225);
    expect(costOfMillion(plan)['table writes']).toBeGreaterThan(0.75 * cost);
    const daily = (renewalsOf(plan, 365).units / 1e6) * plan.prices.write_units_million;
    expect(Math.round(daily / (cost * 50))).toBe(7);
    const rates = plan.loads.map((load) => staysASecond(plan, load));
    const [first] = limitsInOrder(plan, maxConcurrency);
    expect(first?.id).toBe('table-start');
    expect(Math.max(...rates)).toBeLessThan((first?.rate ?? 0) / 2);
  });
});

describe('the capacity model', () => {
  it('stands on what the pipeline has', () => {
    expect(plan.chunk.bytes).toBe(documentedLimits.bytesAChunk);
    expect(plan.chunk.records).toBe(documentedLimits.recordsAChunk);
    expect(plan.renewals.gather_seconds).toBe(gatherSeconds);
    expect(plan.steps.map(({ name }) => name).filter((name) => !(name in maxConcurrency))).toEqual([]);
    expect(read('docs/data-model.md')).toContain(
      `| **together** | **${plan.table.write_units_a_stay}** | **${plan.table.read_units_a_stay}** |`,
    );
  });

  it('fills a chunk by bytes, or by records where they are small', () => {
    expect(staysPerChunk(plan)).toBe(335); // 8 MiB / 25,018
    expect(staysPerChunk({ ...plan, bytes_a_stay: { value: 300, source: '' } })).toBe(1000);
  });

  it('has half the copies at half the rate, and one where a stay takes a second and one comes a second', () => {
    const audit = { name: 'audit' as const, seconds_a_stay: 1, memory_gb: 1, source: '' };
    expect(concurrencyOf({ ...plan, steps: [audit] }, 1)).toEqual({ audit: 1 });
    expect(concurrencyOf({ ...plan, steps: [audit] }, 0.5)).toEqual({ audit: 0.5 });
  });

  it('meets the copies of a step first where the stage allows few', () => {
    expect(limitsInOrder(plan, { ...maxConcurrency, audit: 2 })[0]?.id).toBe('copies-of-audit');
  });

  it('renews a region no oftener than it gathers', () => {
    const hourly = renewalsOf(plan, 8760 * 60);
    const region = hourly.units - hourly.files * plan.renewals.hospital_units;
    expect(region).toBe(16 * 525_600 * plan.renewals.region_units);
  });

  it('takes the slope between the two largest runs, in whatever order they stand', () => {
    const runs = [
      { stays: 300, seconds: 30 },
      { stays: 100, seconds: 20 },
      { stays: 10, seconds: 19 },
    ];
    expect(marginalRate({ ...plan, measured: { ...plan.measured, runs } })).toBe(20);
  });
});

describe('a document without the marks of a table', () => {
  it('is not written', () => {
    expect(() => writeTables('# nothing', { inputs: '| |' })).toThrow('inputs');
  });
});

describe('npm run capacity', () => {
  const run = (...words: readonly string[]) =>
    spawnSync('node', ['bench/capacity.ts', ...words], { cwd: root, encoding: 'utf8' });

  it('prints the tables', () => {
    expect(run()).toMatchObject({ status: 0, stderr: '' });
  });

  it.each([
    [['--plan', 'nowhere.json'], /^capacity: nowhere\.json: 没有这个文件/],
    [['--stage', 'nowhere'], /^错误：选项 --stage <name> 的取值“nowhere”不可用\nerror: .*prod/],
  ])('of %s says what is wrong, in both languages, with exit 2', (words, told) => {
    const { status, stderr } = run(...words);
    expect(status).toBe(2);
    expect(stderr).toMatch(told);
    expect(stderr).not.toContain('    at ');
  });
});
