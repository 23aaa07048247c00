import { describe, expect, it } from 'vitest';
import type { Maternity, Procedure } from '../../../../core/claims/settlement-list.ts';
import { blamedLines, knowledgeTable, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, settlementList } from '../../../support/settlement-lists.ts';

const run = ruleUnderTest({
  check: 'pregnancy-caution',
  table: knowledgeTable('pregnancy-caution', [
    [null, '布洛芬缓释片', 'pregnancy', 'forbidden'],
    [null, '非诺贝酸片', 'lactation', 'forbidden'],
    [null, '氟康唑片', 'both', 'forbidden'],
    [null, '阿司匹林片', 'unstated', 'unstated'],
  ]),
  parameters: {
    pregnancyDiagnoses: ['O3', 'O60', 'Z33'],
    lostDiagnoses: ['O0'],
    birthDiagnoses: ['O8', 'Z37'],
    birthProcedures: ['74.1'],
    lactationDiagnoses: ['Z39.1'],
  },
});

interface Woman {
  readonly maternity?: Maternity;
  readonly sex?: 'male' | 'female' | 'unknown';
  readonly caesareanOn?: string | null;
  readonly chargedOn?: string;
}

function charge(name: string, codes: readonly string[], woman: Woman = {}) {
  const { sex = 'female', maternity, caesareanOn, chargedOn = '2026-03-04' } = woman;
  const caesarean = { code: '74.1x01', name: null, surgeon: null, anaesthesia: null };
  const procedures: readonly Procedure[] =
    caesareanOn === undefined ? [] : [{ ...caesarean, performedOn: caesareanOn }];
  return run(
    settlementList({
      patient: { sex, ...(maternity && { maternity }) },
      diagnoses: codes.map((code) => ({ code, name: null, presentOnAdmission: null })),
      procedures,
      feeLines: [feeLine({ name, chargedAt: `${chargedOn}T08:00:00` })],
    }),
  );
}

describe('pregnancyCaution', () => {
  it('blames what is forbidden in pregnancy, and shows the diagnosis that tells of it', () => {
    const [finding] = charge('布洛芬缓释片', ['J18.900', 'O34.201']).findings;
    expect(finding?.evidence.map(({ ref }) => ref)).toEqual(['L1', 'O34.201']);
    expect(finding?.amount_fen).toBe(1000);
  });

  it.each([
    ['布洛芬缓释片', ['Z39.100'], 'pass'],
    ['非诺贝酸片', ['Z39.100'], 'fail'],
    ['非诺贝酸片', ['O60.000'], 'pass'],
    ['氟康唑片', ['O60.000'], 'fail'],
    ['氟康唑片', ['Z39.100'], 'fail'],
    ['氟康唑片', ['J18.900'], 'pass'],
  ])('%s beside %j: %s', (name, codes, verdict) => {
    expect(verdictOf(charge(name, codes))).toBe(verdict);
  });

  it('only reminds of what was published without a word on how strictly', () => {
    const [finding] = charge('阿司匹林片', ['Z33.x00']).findings;
    expect(finding).toMatchObject({ severity: 'reminder', amount_fen: 0 });
  });

  it('has nothing against a drug once the pregnancy is lost', () => {
    expect(verdictOf(charge('布洛芬缓释片', ['O34.201', 'O03.900']))).toBe('pass');
  });

  it('takes a man with the diagnosis of a pregnancy for a slip of the coder', () => {
    expect(verdictOf(charge('布洛芬缓释片', ['O34.201'], { sex: 'male' }))).toBe('pass');
  });

  it('believes the diagnosis where the sex is not known', () => {
    expect(verdictOf(charge('布洛芬缓释片', ['O34.201'], { sex: 'unknown' }))).toBe('fail');
  });

  it.each([
    ['2026-03-03', 'fail'],
    ['2026-03-04', 'pass'],
    ['2026-03-05', 'pass'],
  ])('of a stay with a caesarean on 4 March, charged on %s: %s', (chargedOn, verdict) => {
    const found = charge('布洛芬缓释片', ['O34.201', 'O82.000'], { caesareanOn: '2026-03-04', chargedOn });
    expect(verdictOf(found)).toBe(verdict);
  });

  it('has no data where the child was born on a day that the list does not tell', () => {
    expect(verdictOf(charge('布洛芬缓释片', ['O34.201', 'Z37.000']))).toBe('no-data');
    expect(verdictOf(charge('布洛芬缓释片', ['O34.201'], { caesareanOn: null }))).toBe('no-data');
    expect(verdictOf(charge('非诺贝酸片', ['O34.201', 'Z37.000']))).toBe('pass');
  });

  it('believes whoever orders, and shows that it was told', () => {
    const [finding] = charge('布洛芬缓释片', ['J18.900'], { maternity: 'pregnant' }).findings;
    expect(finding?.evidence.map(({ kind, ref }) => `${kind} ${ref}`)).toEqual([
      'feeLine L1',
      'case pregnancy',
    ]);
    expect(finding?.evidence[0]?.text.zh).toBe('布洛芬缓释片禁用于妊娠期，已注明处于该期');
    expect(verdictOf(charge('非诺贝酸片', [], { maternity: 'lactating' }))).toBe('fail');
    expect(verdictOf(charge('非诺贝酸片', [], { maternity: 'pregnant' }))).toBe('pass');
    expect(verdictOf(charge('布洛芬缓释片', ['O34.201'], { maternity: 'neither' }))).toBe('fail');
  });

  it('blames a drug for both states once', () => {
    expect(blamedLines(charge('氟康唑片', ['O60.000', 'Z39.100']))).toHaveLength(1);
  });
});
