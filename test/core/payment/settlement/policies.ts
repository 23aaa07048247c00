import { parseSettlementPolicy, type SettlementPolicy } from '../../../../core/payment/settlement/policy.ts';

/** Pays as priced, holds nothing back, keeps balances and bears no overrun. */
export function policyData(parts: Partial<SettlementPolicy> = {}): SettlementPolicy {
  return {
    id: 'plain',
    title: { zh: '简单办法', en: 'Plain' },
    region: null,
    effective_from: '2020-01-01',
    effective_to: null,
    source: 'test',
    notes: [],
    basis: 'payment',
    budget: { method: 'none' },
    advance: { months: 0, of: 'same-year' },
    monthly: { share: 1, deposit_share: 0, outcome_share: 0 },
    balance: { kept: [{ up_to: null, share: 1 }], borne: [] },
    assessment: {
      coefficient: [{ from_score: 0, share: 1 }],
      deposit_returned: [
        { from_score: 90, share: 1 },
        { from_score: 60, share: 0.5 },
      ],
    },
    outcomes: [],
    bonuses: [],
    case_review_quota: 0.05,
    ...parts,
  };
}

export function policy(parts: Partial<SettlementPolicy> = {}): SettlementPolicy {
  return parseSettlementPolicy(policyData(parts));
}

type SplitBudget = Exclude<SettlementPolicy['budget'], { method: 'none' | 'scores' }>;

export function budget(parts: Partial<SplitBudget> = {}): SplitBudget {
  return {
    method: 'payments',
    yearly_fen: { '2026': 1_000_000 },
    points_per_weight: 100,
    coefficients: {},
    at_least: null,
    at_most: null,
    risk_share: 0,
    ...parts,
  };
}
