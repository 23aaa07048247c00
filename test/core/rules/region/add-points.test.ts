import { describe, expect, it } from 'vitest';
import { type KnowledgeTable, parseKnowledgeTable } from '../../../../core/rules/knowledge-points.ts';
import { addPoints } from '../../../../core/rules/region/add-points.ts';
import { knowledgeTable } from '../../../support/rule-runs.ts';

const march = { effective_from: '2026-03-01' };
const inMarch = (tables: readonly KnowledgeTable[]) =>
  tables.find(({ effective_from }) => effective_from === '2026-03-01');

describe("a region's rows over the national ones", () => {
  it('complete a table that lacked what its rule needs, from their day on', () => {
    const national = {
      ...knowledgeTable('second-line', [['S1', '二线药', null]]),
      incomplete: true,
    } as const;
    const regional = knowledgeTable('second-line', [['S1', '二线药', [['X', '一线药']]]], march);
    const tables = addPoints([national], [regional]);
    expect(inMarch(tables)).not.toHaveProperty('incomplete');
    expect(tables.filter(({ incomplete }) => incomplete)).toHaveLength(1);
  });

  it('add a pair of slices without touching the other pairs of either', () => {
    const national = knowledgeTable('incompatible-pair', [['甘草', '海藻']]);
    const regional = knowledgeTable('incompatible-pair', [['甘草', '芫花']], march);
    expect(inMarch(addPoints([national], [regional]))?.rows).toEqual([
      ['甘草', '海藻'],
      ['甘草', '芫花'],
    ]);
  });

  it('bring the limits of payment that they name', () => {
    const limitsOf = (code: string, limit: string) =>
      parseKnowledgeTable({
        ...knowledgeTable('sex', []),
        id: 'limits',
        kind: 'payable-limit',
        rows: [[code, '药', limit]],
        limits: { [limit]: { asksAlso: ['indication'] } },
      });
    const [merged] = addPoints([limitsOf('A', 'L1')], [limitsOf('B', 'L2')]);
    expect(merged).toMatchObject({ limits: { L1: {}, L2: {} } });
  });
});
