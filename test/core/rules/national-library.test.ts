import { describe, expect, it } from 'vitest';
import { coverageOf, parseNationalLibrary } from '../../../core/rules/national-library.ts';
import { declaration, knowledgeTable } from '../../support/rule-runs.ts';

const row = (number: number, id: string) => [
  number,
  id,
  'policy',
  '药品',
  '某规则',
  'Some rule',
  true,
  false,
];
const library = parseNationalLibrary({
  id: 'test',
  title: { zh: '受试', en: 'test' },
  source: 'test',
  outOfScope: { 'DS-D': { zh: '无库存', en: 'no stock' } },
  rows: [row(1, 'DS-A'), row(2, 'DS-B'), row(3, 'DS-C'), row(4, 'DS-D'), row(5, 'DS-E')],
});
const awaits = { zh: '限价表', en: 'a table of caps' };
const rules = [
  declaration({ id: 'DS-A' }),
  declaration({ id: 'DS-B', awaits }),
  declaration({ id: 'DS-C', awaits }),
];
const tableOf = (rule: string, from: string, rows: readonly unknown[]) =>
  knowledgeTable('sex', rows, { rules: [rule], effective_from: from });
const points = ['X1', 'X2'].map((code) => [code, code, 'male']);
const tables = [tableOf('DS-C', '2026-01-01', points), tableOf('DS-C', '2025-01-01', [])];

describe('coverageOf', () => {
  it('tells what runs, what waits for a table, what is out of scope and what is missing', () => {
    const states = coverageOf(library, { rules, tables }).map(({ id, state }) => `${id} ${state}`);
    expect(states).toEqual([
      'DS-A implemented',
      'DS-B needs-data',
      'DS-C implemented',
      'DS-D out-of-scope',
      'DS-E missing',
    ]);
  });

  it('names the data: the newest version of a table, what is awaited, what cannot be had', () => {
    const data = coverageOf(library, { rules, tables }).map((rule) => rule.data?.en ?? null);
    expect(data).toEqual([null, 'a table of caps', 'test, 2 rows', 'no stock', null]);
  });

  it('gives the legal basis of the rule that stands for it', () => {
    expect(coverageOf(library, { rules, tables })[0]?.legalBasis).toEqual(['条例 38(6)']);
  });
});

describe('parseNationalLibrary', () => {
  it('says every mistake at once', () => {
    expect(() => parseNationalLibrary({ id: '', rows: [[0]] })).toThrow(/id[\s\S]*title[\s\S]*rows\[0\]/);
  });
});
