import { describe, expect, it } from 'vitest';
import { applyRegionRules } from '../../../../core/rules/region/apply-region-rules.ts';
import { parseRegionRules } from '../../../../core/rules/region/region-rules.ts';
import { standRules } from '../../../../core/rules/region/rule-standing.ts';
import { knowledgeFolder } from '../../../../platform/knowledge/knowledge-folder.ts';
import { loadRuleBook } from '../../../../platform/knowledge/load-rules.ts';

const national = loadRuleBook(knowledgeFolder());
const splitStay = 'GZ10000204001000';
const decided = { from: '2026-03-01', to: '2026-03-31', by: '李主任', why: '试行', rule: splitStay };

function standing(id: string, day: string, parts: object = {}) {
  const title = { zh: '规则', en: 'Rules' };
  const document = parseRegionRules({ region: '371300', title, source: 'test', ...parts });
  return standRules(national, applyRegionRules(national, document), day).find(({ rule }) => rule.id === id);
}

describe('how a rule stands in a region', () => {
  it('is in force as the nation has it where nothing was decided', () => {
    expect(standing(splitStay, '2026-03-10')).toMatchObject({ state: 'in-force', altered: [] });
  });

  it('is off on the days on which the region has switched it off, and shown as the nation has it', () => {
    const parts = { changes: [{ ...decided, off: true }] };
    expect(standing(splitStay, '2026-03-10', parts)).toMatchObject({
      state: 'off',
      altered: ['off'],
      rule: { parameters: { maxGapDays: 15 } },
    });
    for (const day of ['2026-02-28', '2026-04-01'])
      expect(standing(splitStay, day, parts)).toMatchObject({ state: 'in-force', altered: [] });
  });

  it('tells what was made another, and what it was', () => {
    const changes = [{ ...decided, severity: 'reminder', parameters: { maxGapDays: 10 } }];
    expect(standing(splitStay, '2026-03-31', { changes })).toMatchObject({
      altered: ['severity', 'parameters'],
      rule: { parameters: { maxGapDays: 10 } },
      national: { parameters: { maxGapDays: 15 } },
    });
  });

  it('waits for a table until the region supplies one', () => {
    const id = 'GZ10000102001000';
    expect(standing(id, '2026-03-10')).toMatchObject({ state: 'needs-data', tables: [] });
    const table = {
      id: 'caps',
      kind: 'price-cap',
      rules: [id],
      title: { zh: '限价', en: 'Caps' },
      source: 'test',
      effective_from: '2026-03-01',
      effective_to: null,
      certainty: 'high',
      rows: [['C1', '某项目', null, 100]],
    };
    expect(standing(id, '2026-03-10', { points: [table] })).toMatchObject({ state: 'in-force' });
    expect(standing(id, '2026-02-10', { points: [table] })).toMatchObject({ state: 'needs-data' });
  });

  it('has not begun before its first day', () => {
    expect(standing('DS-2025-031', '2025-12-31')).toMatchObject({ state: 'to-come' });
  });
});
