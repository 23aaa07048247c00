import { describe, expect, it } from 'vitest';
import { parseSettlementPolicy } from '../../../../core/payment/settlement/policy.ts';
import { policyOf } from '../../../../core/payment/settlement/policy-of.ts';
import { loadSettlementPolicies } from '../../../../platform/knowledge/load-settlement-policies.ts';
import { budget, policy, policyData } from './policies.ts';

const outcome = (id: string, weight: number) => ({
  id,
  name: { zh: '指标', en: 'outcome' },
  better: 'lower' as const,
  target: 0.08,
  weight,
});

describe('parseSettlementPolicy', () => {
  it.each([
    [
      'a deposit above 5 %',
      { monthly: { share: 1, deposit_share: 0.051, outcome_share: 0 } },
      'deposit_share',
    ],
    [
      'what holds back more than it pays',
      { monthly: { share: 0.3, deposit_share: 0.05, outcome_share: 0.3 }, outcomes: [outcome('a', 1)] },
      'more than it pays',
    ],
    [
      'bands that do not go up',
      {
        balance: {
          kept: [
            { up_to: 0.2, share: 1 },
            { up_to: 0.1, share: 1 },
          ],
          borne: [],
        },
      },
      'must go up',
    ],
    [
      'bands after one without end',
      {
        balance: {
          kept: [],
          borne: [
            { up_to: null, share: 1 },
            { up_to: 0.1, share: 1 },
          ],
        },
      },
      'must go up',
    ],
    [
      'steps that do not go down',
      {
        assessment: {
          coefficient: [
            { from_score: 60, share: 1 },
            { from_score: 80, share: 1 },
          ],
          deposit_returned: [{ from_score: 0, share: 1 }],
        },
      },
      'must go down',
    ],
    [
      'outcomes whose weights are not all of it',
      {
        monthly: { share: 1, deposit_share: 0, outcome_share: 0.3 },
        outcomes: [outcome('a', 0.6), outcome('b', 0.3)],
      },
      'add up to 1',
    ],
    ['outcomes on which nothing hangs', { outcomes: [outcome('a', 1)] }, 'add up to 1'],
    [
      'an outcome that is called as the score is',
      { monthly: { share: 1, deposit_share: 0, outcome_share: 0.3 }, outcomes: [outcome('score', 1)] },
      'reserved',
    ],
    ['a budget of no year', { budget: { ...budget(), yearly_fen: { next: 1 } } }, 'yearly_fen'],
    ['an end before its beginning', { effective_to: '2019-12-31' }, 'before the first day'],
  ])('refuses %s', (_, parts, said) => {
    expect(() => parseSettlementPolicy({ ...policyData(), ...parts })).toThrow(said);
  });

  it('takes weights of tenths, which add up to one', () => {
    const outcomes = [outcome('a', 0.1), outcome('b', 0.2), outcome('c', 0.7)];
    const monthly = { share: 1, deposit_share: 0.05, outcome_share: 0.3 };
    expect(policy({ monthly, outcomes }).outcomes).toHaveLength(3);
  });
});

describe('the policy of a region', () => {
  const common = policy({ id: 'common' });
  const own = policy({ id: 'own', region: '371300', effective_to: '2026-12-31' });
  const later = policy({ id: 'later', region: '371300', effective_from: '2026-01-01' });

  it.each([
    ['371300', '2025', 'own'],
    ['371300', '2026', 'later'],
    ['610200', '2026', 'common'],
    ['610200', '2019', null],
  ])('of %s in %s is %s', (region, year, id) => {
    expect(policyOf(region, year, [common, own, later])?.id ?? null).toBe(id);
  });

  it('is there for every region by what comes with the project', () => {
    expect(policyOf('371300', '2026', loadSettlementPolicies().values())?.id).toBe('national-frame');
  });
});
