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

/** An order from one day of March to another; `null`: it goes on. */
function ordered(
  drug: keyof typeof codes,
  from: string,
  to: number | null,
  parts: Partial<FeeLine> = {},
): FeeLine {
  const [code, name, unitPriceFen] = codes[drug];
  return feeLine({
    serial: `${drug}-${from}`,
    code,
    name,
    unitPriceFen,
    chargedAt: `2026-03-${from}:00`,
    orderedTo: to === null ? null : `2026-03-0${to}`,
    ...parts,
  });
}
const taken = (dose: number, timesPerDay: number): Partial<FeeLine> => ({
  prescription: { dose, doseUnit: 'mg', timesPerDay, days: null, prescriberTitle: null },
});
const over = (...feeLines: readonly FeeLine[]) => run(settlementList({ feeLines }));

describe('duplicateDrug, over orders', () => {
  it('speaks on the first day of two long-term orders of one class', () => {
    const found = over(ordered('valsartan', '01T09:00', null), ordered('irbesartan', '04T10:00', null));
    expect(blamedLines(found)).toEqual(['valsartan-01T09:00=0 irbesartan-04T10:00=2000']);
    expect(found.findings[0]?.evidence[1]?.text.zh).toContain('医嘱自2026-03-04起并用');
  });

  it('speaks of two drugs of one prescription whose days nobody told', () => {
    const found = over(ordered('slowNifedipine', '04T10:00', 4), ordered('nifedipine', '04T10:00', 4));
    expect(found.findings[0]?.evidence[0]?.text.zh).toContain('同一成分的不同剂型');
  });

  it.each([
    ['a change of drug', ordered('valsartan', '01T09:00', 4), ordered('irbesartan', '04T10:00', null)],
    ['an order that had ended', ordered('valsartan', '01T09:00', 3), ordered('irbesartan', '04T10:00', null)],
    [
      'a single dose beside a course',
      ordered('valsartan', '04T10:00', null),
      ordered('valsartan', '04T10:00', 4, { serial: 'once' }),
    ],
    [
      'drugs for home beside those of the ward',
      ordered('valsartan', '01T09:00', null),
      ordered('valsartan', '04T10:00', 9, { dischargeDrug: true }),
    ],
    [
      'one drug twice on a day, hours apart',
      ordered('nifedipine', '04T08:00', 4),
      ordered('nifedipine', '04T20:00', 4),
    ],
  ])('has nothing against %s', (_, one, other) => {
    expect(verdictOf(over(one, other))).toBe('pass');
  });

  it('compares drugs for home with each other', () => {
    const home = { dischargeDrug: true };
    const found = over(ordered('valsartan', '04T10:00', 9, home), ordered('irbesartan', '04T10:00', 9, home));
    expect(found.findings).toHaveLength(1);
  });

  it('blames the later of two orders of one drug, whoever makes it', () => {
    const found = over(ordered('valsartan', '01T09:00', null), ordered('otherValsartan', '04T10:00', null));
    expect(blamedLines(found)).toEqual(['valsartan-01T09:00=0 otherValsartan-04T10:00=3000']);
    expect(found.findings[0]).toMatchObject({ severity: 'violation' });
    expect(found.findings[0]?.evidence[1]?.text.en).toContain('is ordered already');
  });

  it('only reminds of a second order with another dose or rate', () => {
    const found = over(
      ordered('nifedipine', '01T09:00', null, taken(10, 1)),
      ordered('nifedipine', '01T09:00', null, { ...taken(20, 1), serial: 'night' }),
    );
    expect(found.findings).toMatchObject([{ severity: 'reminder' }]);
  });

  it('says nothing of the same drug in a class of which several are accepted', () => {
    expect(verdictOf(over(ordered('aspirin', '01T09:00', null), ordered('aspirin', '04T10:00', null)))).toBe(
      'pass',
    );
  });

  it('takes an end in the year 9999 for none', () => {
    const endless = { orderedTo: '9999-12-31' };
    const found = over(
      ordered('valsartan', '01T09:00', null, endless),
      ordered('irbesartan', '04T10:00', null),
    );
    expect(found.findings).toHaveLength(1);
  });
});
