import { describe, expect, it } from 'vitest';
import { codesByName } from '../../../core/rules/codes-by-name.ts';
import { installedRules } from '../../support/installed-rules.ts';
import { knowledgeTable } from '../../support/rule-runs.ts';

const tablet = 'XJ01CRA026A001010100001';

describe('codesByName', () => {
  it('brings spellings of one name together, from tables and catalogue', () => {
    const table = knowledgeTable('sex', [[tablet, '阿莫西林克拉维酸钾片(7:1)', 'female']]);
    const other = 'XJ01CRA026A001010100002';
    const item = { code: other, name: '阿莫西林克拉维酸钾片（7：1）', category: '09', unitPriceFen: 100 };
    const codes = codesByName([table], new Map([[other, item]]));
    expect([...(codes.get('阿莫西林克拉维酸钾片(7:1)') ?? [])]).toEqual([tablet, other]);
    expect(codes.get('阿莫西林克拉维酸钾片')).toBeUndefined();
  });

  it('takes nothing for a code that is none', () => {
    expect(codesByName([knowledgeTable('sex', [['day', '某药', 'male']])], new Map()).size).toBe(0);
  });

  it('knows the codes of the installed tables by name', () => {
    const { points, references } = installedRules();
    expect(codesByName(points, references.catalogue).get('阿帕他胺片')).toContain('XL02BBA326A001010102180');
  });
});
