import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { indicatorsInForce } from '../../core/indicators/management-indicator.ts';
import { compareDistributions } from '../../core/performance/compare-distributions.ts';
import { distributePool } from '../../core/performance/distribute-pool.ts';
import type { Distribution } from '../../core/performance/distribution.ts';
import { performanceFacts } from '../../core/performance/performance-facts.ts';
import { readPerformanceFigures } from '../../core/performance/read-performance-figures.ts';
import { loadManagementIndicators } from '../../platform/knowledge/load-management-indicators.ts';
import { loadPerformanceSchemes } from '../../platform/knowledge/load-performance-schemes.ts';
import { tablesUnder } from '../support/document-tables.ts';

const document = 'performance-pay.md';
const root = join(import.meta.dirname, '../..');
const indicators = loadManagementIndicators();
const schemes = loadPerformanceSchemes(indicators);

function distributionBy(id: string): Distribution {
  const rules = schemes.get(id);
  if (!rules) throw new Error(id);
  const input: unknown = JSON.parse(readFileSync(join(root, 'examples/performance-figures.json'), 'utf8'));
  const others = [...schemes.values()].map(({ scheme }) => scheme);
  const figures = readPerformanceFigures(input, [rules.scheme], others, indicators);
  if (!figures.ok) throw new Error(JSON.stringify(figures.issues));
  const outcome = distributePool(rules, figures.value, indicatorsInForce(indicators, figures.value.period));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.distribution;
}

const value = distributionBy('value-2026');

type Row = Readonly<Record<string, string>>;

const rowsOf = (heading: string): readonly Row[] => tablesUnder(document, heading)[0] ?? [];
const number = (row: Row, column: string) => Number(row[column]);
const fen = (row: Row, column: string) => Math.round(number(row, column) * 100);
const unitOf = ({ units }: Distribution, row: Row) => units.find(({ unit }) => unit === row['unit']);
const partOf = (row: Row, part: string) => unitOf(value, row)?.parts.find((one) => one.part === part);

/** By floating point, so to a fen. */
function expectInProportion(rows: readonly Row[], pointsOf: (row: Row) => number, yuan: number): void {
  const all = rows.reduce((sum, row) => sum + pointsOf(row), 0);
  for (const row of rows)
    expect(Math.abs(number(row, 'yuan') - (yuan * pointsOf(row)) / all)).toBeLessThan(0.01);
}

describe('docs/performance-pay.md', () => {
  it('lists every fact and every installed scheme', () => {
    expect(rowsOf('事实 Facts')).toEqual(
      performanceFacts.map(({ name, title }) => ({ fact: `\`${name}\``, 含义: title.zh, meaning: title.en })),
    );
    const listed = rowsOf('已装方案').map((row) => [row['scheme'], number(row, 'share')]);
    const installed = [...schemes.values()].map(({ scheme }) => [`\`${scheme.id}\``, scheme.pool.share]);
    expect(listed.toSorted()).toEqual(installed.toSorted());
  });

  it('has a pool by hand', () => {
    expect(value.pool.poolFen).toBe(Math.round(0.6 * (3_000_000 + 200_000 - 400_000) * 100));
    expect(value.leftFen).toBe(0);
  });

  it('has work by hand, and the scheme gives the same', () => {
    const rows = rowsOf('工作绩效 Work');
    const points = (row: Row) =>
      number(row, 'value') * number(row, 'factor') * (1 + number(row, 'plus')) * (1 - number(row, 'minus'));
    for (const row of rows) {
      expect(number(row, 'points')).toBeCloseTo(points(row), 6);
      expect(partOf(row, 'work')?.value).toBeCloseTo(points(row), 6);
      expect(partOf(row, 'work')?.shareFen).toBe(fen(row, 'yuan'));
    }
    expectInProportion(rows, points, 1_131_340);
  });

  it('has a scorecard by hand, and the scheme gives the same', () => {
    const rows = rowsOf('医保考核 The scorecard');
    const items = ['growth', 'balance', 'cmi', 'low-risk', 'violation', 'satisfaction'];
    const points = (row: Row) => number(row, 'score') * number(row, 'weight') * (1 + number(row, 'standard'));
    for (const row of rows) {
      expect(items.reduce((sum, item) => sum + number(row, item), 0)).toBe(number(row, 'score'));
      expect(number(row, 'points')).toBeCloseTo(points(row), 6);
      const scored = unitOf(value, row);
      expect(scored?.scorecard?.items.map((item) => item.scored)).toEqual(
        items.map((item) => number(row, item)),
      );
      expect(scored?.scorecard?.score).toBe(number(row, 'score'));
      expect(partOf(row, 'scorecard')?.value).toBeCloseTo(points(row), 6);
      expect(partOf(row, 'scorecard')?.shareFen).toBe(fen(row, 'yuan'));
    }
    expectInProportion(rows, points, 484_860);
  });

  it('adds parts up to shares, and shares to the pool', () => {
    const rows = rowsOf('份额 Shares');
    const parts = ['day-surgery', 'teams', 'work', 'scorecard'];
    for (const row of rows) {
      expect(parts.reduce((sum, part) => sum + fen(row, part), 0)).toBe(fen(row, 'share'));
      for (const part of parts) expect(partOf(row, part)?.shareFen ?? 0).toBe(fen(row, part));
      expect(unitOf(value, row)?.shareFen).toBe(fen(row, 'share'));
    }
    expect(rows.reduce((sum, row) => sum + fen(row, 'share'), 0)).toBe(value.pool.poolFen);
  });

  it('hands the share of a department on to its doctors', () => {
    const rows = rowsOf('成员 Doctors');
    const { members } = unitOf(value, { unit: 'A04.01' }) ?? {};
    expect(members?.shares).toEqual(
      rows.map((row) => ({
        member: row['doctor'],
        points: number(row, 'points'),
        shareFen: fen(row, 'yuan'),
      })),
    );
    expectInProportion(rows, (row) => number(row, 'points'), 499_964.39);
  });

  it('holds two schemes side by side', () => {
    const { units } = compareDistributions(value, distributionBy('balance-pool-2026'));
    expect(
      units.map(({ unit, fen: now, againstFen, changeFen }) => [unit, now, againstFen, changeFen]),
    ).toEqual(
      rowsOf('两个方案对照').map((row) => [
        row['unit'],
        fen(row, 'now'),
        fen(row, 'then'),
        fen(row, 'change'),
      ]),
    );
  });
});
