import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeeLine } from '../../../../core/claims/settlement-list.ts';
import { blamedLines, knowledgeTable, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, refundOf, settlementList } from '../../../support/settlement-lists.ts';

const names = [
  '缬沙坦片',
  '厄贝沙坦片',
  '氯沙坦钾片',
  '硝苯地平片',
  '硝苯地平控释片',
  '尼莫地平片',
  '阿司匹林片',
  '氯吡格雷片',
];
const run = ruleUnderTest({
  check: 'duplicate-drug',
  table: knowledgeTable(
    'duplicate-drug',
    names.map((name) => [null, name]),
  ),
  parameters: {
    minDays: 2,
    exemptClasses: ['B01AC'],
    exemptNames: ['尼莫地平片'],
    exemptClassEndings: ['X'],
  },
});

const codes = {
  valsartan: ['XC09CAZ001A001999000001', '缬沙坦片', 3000],
  otherValsartan: ['XC09CAZ001A001999000002', '缬沙坦片', 3000],
  irbesartan: ['XC09CAZ002A001999000003', '厄贝沙坦片', 2000],
  losartan: ['XC09CAZ003A001999000004', '氯沙坦钾片', 1000],
  nifedipine: ['XC08CAZ004A001999000005', '硝苯地平片', 500],
  slowNifedipine: ['XC08CAZ004A010999000006', '硝苯地平控释片', 2500],
  nimodipine: ['XC08CAZ005A001999000007', '尼莫地平片', 1500],
  aspirin: ['XB01ACZ006A001999000008', '阿司匹林片', 500],
  clopidogrel: ['XB01ACZ007A001999000009', '氯吡格雷片', 2000],
  unlisted: ['XC09CAZ008A001999000010', '坎地沙坦酯片', 2000],
  ownCode: ['H-VALSARTAN', '缬沙坦片', 3000],
} as const;

/** Serials are the name and the day of March. */
function given(drug: keyof typeof codes, ...days: readonly number[]): readonly FeeLine[] {
  const [code, name, unitPriceFen] = codes[drug];
  return days.map((day) =>
    feeLine({
      serial: `${drug}-${day}`,
      code,
      name,
      unitPriceFen,
      chargedAt: `2026-03-0${day}T08:00:00`,
    }),
  );
}
const charged = (...feeLines: readonly (readonly FeeLine[])[]) =>
  run(settlementList({ feeLines: feeLines.flat() }));

describe('duplicateDrug', () => {
  it('blames the cheaper of two drugs of one class, on the days that both share', () => {
    expect(blamedLines(charged(given('valsartan', 2, 3, 4), given('irbesartan', 3, 4, 5)))).toEqual([
      'irbesartan-3=2000 valsartan-3=0 irbesartan-4=2000 valsartan-4=0',
    ]);
  });

  it('lets a change of drug be, which shares one day', () => {
    expect(verdictOf(charged(given('valsartan', 2, 3), given('irbesartan', 3, 4)))).toBe('pass');
  });

  it('blames one substance in two forms', () => {
    const { findings } = charged(given('slowNifedipine', 2, 3), given('nifedipine', 2, 3));
    expect(findings.map(({ amount_fen }) => amount_fen)).toEqual([1000]);
    expect(findings[0]?.evidence[0]?.text.zh).toContain('同一成分的不同剂型');
  });

  it('blames all but the dearest of three', () => {
    const days = [2, 3];
    const found = charged(
      given('losartan', ...days),
      given('valsartan', ...days),
      given('irbesartan', ...days),
    );
    expect(found.findings.map(({ amount_fen }) => amount_fen)).toEqual([4000, 2000]);
  });

  it.each([
    ['one drug of two makers', [given('valsartan', 2, 3), given('otherValsartan', 2, 3)]],
    ['two platelet inhibitors', [given('aspirin', 2, 3), given('clopidogrel', 2, 3)]],
    ['nimodipine beside nifedipine', [given('nimodipine', 2, 3), given('nifedipine', 2, 3)]],
    ['drugs of two classes', [given('valsartan', 2, 3), given('nifedipine', 2, 3)]],
    ['a drug that is not on the list', [given('valsartan', 2, 3), given('unlisted', 2, 3)]],
    ['a drug under a code of the hospital', [given('irbesartan', 2, 3), given('ownCode', 2, 3)]],
    ['one drug alone', [given('valsartan', 2, 3)]],
  ])('has nothing against %s', (_, lines) => {
    expect(verdictOf(charged(...lines))).toBe('pass');
  });

  it('counts what two makers of one drug share with another together', () => {
    const found = charged(given('irbesartan', 2, 3), given('valsartan', 2), given('otherValsartan', 3));
    expect(blamedLines(found)).toEqual([
      'irbesartan-2=2000 valsartan-2=0 irbesartan-3=2000 otherValsartan-3=0',
    ]);
  });

  it('does not count days taken back or taken home', () => {
    const [first, second] = given('irbesartan', 2, 3);
    if (!first || !second) throw new Error('two lines');
    expect(verdictOf(charged(given('valsartan', 2, 3), [first, second, refundOf(second)]))).toBe('pass');
    expect(verdictOf(charged(given('valsartan', 2, 3), [first, { ...second, dischargeDrug: true }]))).toBe(
      'pass',
    );
  });

  it('says the same whatever the order of lines', () => {
    const lines = [
      ...given('valsartan', 2, 3, 4),
      ...given('irbesartan', 2, 3),
      ...given('nifedipine', 3, 4),
      ...given('slowNifedipine', 3, 4),
    ];
    const inOrder = blamedLines(charged(lines));
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), (shuffled) => {
        expect(blamedLines(charged(shuffled))).toEqual(inOrder);
      }),
      { numRuns: 30 },
    );
  });
});
