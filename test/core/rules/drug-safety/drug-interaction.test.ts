import { describe, expect, it } from 'vitest';
import type { FeeLine } from '../../../../core/claims/settlement-list.ts';
import { blamedLines, knowledgeTable, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, refundOf, settlementList } from '../../../support/settlement-lists.ts';

const table = knowledgeTable('drug-interaction', [
  [null, '西酞普兰胶囊', '司来吉兰', ['盐酸司来吉兰片'], []],
  [null, '西酞普兰胶囊', '单胺氧化酶抑制剂', ['吗氯贝胺片'], ['XN04BD', 'XN06AG']],
  [null, '盐酸司来吉兰片', '西酞普兰', ['西酞普兰胶囊'], []],
]);
const run = ruleUnderTest({ check: 'drug-interaction', table, parameters: { minDays: 1 } });

const citalopram = feeLine({ serial: 'C', code: 'XN06ABZ001E001999000001', name: '西酞普兰胶囊' });
const selegiline = feeLine({ serial: 'S', code: 'XN04BDZ001A001999000002', name: '盐酸司来吉兰片' });
const rasagiline = feeLine({ serial: 'R', code: 'XN04BDZ002A001999000003', name: '甲磺酸雷沙吉兰片' });
const later = (line: FeeLine): FeeLine => ({ ...line, chargedAt: '2026-03-05T08:00:00' });
const charged = (...feeLines: readonly FeeLine[]) => run(settlementList({ feeLines }));

describe('drugInteraction', () => {
  it('tells of one pair once, however many rows and labels speak of it', () => {
    expect(blamedLines(charged(citalopram, selegiline))).toEqual(['C=0 S=1000']);
  });

  it('knows the other drug by its class where its name is not listed', () => {
    expect(blamedLines(charged(citalopram, rasagiline))).toEqual(['C=1000 R=0']);
  });

  it('tells of each other drug apart', () => {
    expect(charged(citalopram, selegiline, rasagiline).findings).toHaveLength(2);
  });

  it('blames the days that both share, and no others', () => {
    const lines = [citalopram, { ...later(citalopram), serial: 'C2' }, later(selegiline)];
    expect(blamedLines(charged(...lines))).toEqual(['C2=0 S=1000']);
  });

  it.each([
    ['on different days', [citalopram, later(selegiline)]],
    ['with the other taken back', [citalopram, selegiline, refundOf(selegiline)]],
    ['with the other taken home', [citalopram, { ...selegiline, dischargeDrug: true }]],
    [
      'beside a drug of which the name is a part',
      [citalopram, { ...citalopram, code: 'X', name: '司来吉兰' }],
    ],
    ['alone', [citalopram]],
  ])('has nothing against two drugs %s', (_, lines) => {
    expect(verdictOf(charged(...lines))).toBe('pass');
  });
});

describe('drugInteraction, over orders', () => {
  it('speaks where one is ordered while the other goes on, whenever that began', () => {
    const found = charged(
      { ...citalopram, orderedTo: null },
      { ...later(selegiline), orderedTo: '2026-03-05' },
    );
    expect(blamedLines(found)).toEqual(['C=0 S=1000']);
    expect(found.findings[0]?.evidence[1]?.text.en).toContain('stand from 2026-03-05 on');
  });

  it('passes where one ended before', () => {
    const ended = { ...citalopram, orderedTo: '2026-03-04' };
    expect(verdictOf(charged(ended, { ...later(selegiline), orderedTo: null }))).toBe('pass');
  });
});
