import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HospitalAssessment, notAssessed } from '../../../../core/payment/settlement/assessment.ts';
import { type HospitalMonth, sumMonths } from '../../../../core/payment/settlement/hospital-month.ts';
import type { SettlementPolicy } from '../../../../core/payment/settlement/policy.ts';
import { settleYear } from '../../../../core/payment/settlement/settle-year.ts';
import type { HospitalStatement } from '../../../../core/payment/settlement/statement.ts';
import { statementWords } from '../../../../core/payment/settlement/statement-words.ts';
import { holds } from '../../../support/holds.ts';
import { budget, policy } from './policies.ts';

const month = (paymentFen: number, costFen: number, parts: Partial<HospitalMonth> = {}): HospitalMonth => ({
  ...sumMonths([]),
  cases: 1,
  weightE4: 10_000,
  settledWeightE4: 10_000,
  paymentFen,
  costFen,
  ...parts,
});

type Months = Readonly<Record<string, HospitalMonth>>;

function settle(
  parts: Partial<SettlementPolicy>,
  hospitals: Readonly<Record<string, Months>>,
  assessments: Readonly<Record<string, Partial<HospitalAssessment>>> = {},
) {
  return settleYear({
    year: '2026',
    policy: policy(parts),
    hospitals: new Map(
      Object.entries(hospitals).map(([hospital, months]) => [hospital, new Map(Object.entries(months))]),
    ),
    assessments: new Map(
      Object.entries(assessments).map(([hospital, given]) => [hospital, { ...notAssessed, ...given }]),
    ),
  });
}

const one = (
  parts: Partial<SettlementPolicy>,
  months: Months,
  assessment?: Partial<HospitalAssessment>,
): HospitalStatement => {
  const [statement] = settle(parts, { A: months }, assessment ? { A: assessment } : {}).statements;
  if (!statement) throw new Error('no statement');
  return statement;
};

const amounts = ({ lines }: HospitalStatement) =>
  lines.map(({ code, item, amountFen }) => [item ? `${code} ${item}` : code, amountFen]);

describe('settleYear', () => {
  it('pays month by month less the deposit, and the deposit at the end by the score', () => {
    const monthly = { share: 1, deposit_share: 0.05, outcome_share: 0 };
    const months = { '2026-01': month(100_010, 90_000), '2026-02': month(200_000, 180_000) };
    const statement = one({ monthly }, months, { score: 75 });
    expect(statement.months.map(({ depositFen, paidFen }) => [depositFen, paidFen])).toEqual([
      [5_001, 95_009],
      [10_000, 190_000],
    ]);
    expect(amounts(statement)).toEqual([
      ['payments', 300_010],
      ['surplus-part', 0],
      ['assessment', 0],
      // 15,001 × 0.5 rounded up is returned
      ['deposit-lost', -7_500],
      ['due', 292_510],
      ['advance', 0],
      ['monthly', 285_009],
      ['held', 0],
      ['clearing', 7_501],
    ]);
  });

  it('holds deposit and outcome part while nobody has assessed them', () => {
    const monthly = { share: 0.9, deposit_share: 0.05, outcome_share: 0.3 };
    const outcomes: SettlementPolicy['outcomes'] = [
      { id: 'readmission', name: { zh: '再住院', en: 'r' }, better: 'lower', target: 0.08, weight: 0.6 },
      { id: 'satisfaction', name: { zh: '满意', en: 's' }, better: 'higher', target: 0.9, weight: 0.4 },
    ];
    const months = { '2026-05': month(100_000, 100_000) };
    const open = one({ monthly, outcomes }, months);
    expect(open.months[0]).toMatchObject({
      depositFen: 5_000,
      outcomeFen: 30_000,
      reserveFen: 10_000,
      paidFen: 55_000,
    });
    expect(open).toMatchObject({ dueFen: 100_000, heldFen: 35_000, clearingFen: 10_000 });
    const measured = new Map([['satisfaction', { value: 0.9, cases: null, paymentFen: null }]]);
    const half = one({ monthly, outcomes }, months, { score: 90, measured });
    expect(amounts(half).slice(1, 5)).toEqual([
      ['assessment', 0],
      ['deposit-returned', 0],
      ['outcome-held readmission', 0],
      ['outcome-reached satisfaction', 0],
    ]);
    expect(half).toMatchObject({ dueFen: 100_000, heldFen: 18_000, clearingFen: 27_000 });
    const missed = new Map([['readmission', { value: 0.081, cases: null, paymentFen: null }]]);
    expect(one({ monthly, outcomes }, months, { measured: missed })).toMatchObject({
      dueFen: 82_000,
      heldFen: 17_000,
      clearingFen: 10_000,
    });
  });

  it('keeps a surplus by bands of what is due, and gives the rest back', () => {
    const balance = {
      kept: [
        { up_to: 0.1, share: 1 },
        { up_to: 0.2, share: 0.5 },
      ],
      borne: [],
    };
    const statement = one({ balance }, { '2026-01': month(1_000_000, 700_000) });
    // 300,000 of surplus: 100,000 whole, 100,000 by half, 100,000 not at all
    expect(amounts(statement).slice(1, 5)).toEqual([
      ['surplus-part', 0],
      ['surplus-part', -50_000],
      ['surplus-part', -100_000],
      ['due', 850_000],
    ]);
  });

  it('bears an overrun by bands, and none where the policy says so', () => {
    const balance = { kept: [], borne: [{ up_to: 0.1, share: 0.7 }] };
    const months = { '2026-01': month(1_000_000, 1_250_000) };
    expect(one({ balance }, months).dueFen).toBe(1_070_000);
    expect(one({}, months).dueFen).toBe(1_000_000);
  });

  it('gives overruns no more than the risk fund has', () => {
    const balance = { kept: [{ up_to: null, share: 1 }], borne: [{ up_to: null, share: 1 }] };
    const parts = { balance, budget: budget({ yearly_fen: { '2026': 1_000_000 }, risk_share: 0.1 }) };
    const { statements } = settle(parts, {
      A: { '2026-01': month(450_000, 525_000) },
      B: { '2026-01': month(450_000, 600_000) },
    });
    // asked for: 75,000 and 150,000, of 100,000
    expect(statements.map(({ dueFen }) => dueFen)).toEqual([483_333, 516_667]);
    expect(amounts(statements[0] as HospitalStatement)).toContainEqual(['risk-cut', -41_667]);
  });

  it('pays programmes for value: a bonus a case where the target is reached, less where it is missed', () => {
    const bonuses: SettlementPolicy['bonuses'] = [
      {
        id: 'survival',
        name: { zh: '生存', en: 'survival' },
        better: 'higher',
        target: 0.8,
        reached_fen_per_case: 10_000_000,
        missed_share: 0.2,
      },
    ];
    const months = { '2026-01': month(50_000_000, 50_000_000) };
    const measured = (value: number) => new Map([['survival', { value, cases: 3, paymentFen: 9_000_000 }]]);
    expect(one({ bonuses }, months, { measured: measured(0.8) }).dueFen).toBe(80_000_000);
    expect(one({ bonuses }, months, { measured: measured(0.79) }).dueFen).toBe(48_200_000);
    expect(one({ bonuses }, months).dueFen).toBe(50_000_000);
  });

  it('pays ahead mean months of the year before, or of the year, and takes them off at the end', () => {
    const months = {
      '2025-11': month(90_000, 0),
      '2025-12': month(110_001, 0),
      '2026-01': month(300_000, 300_000),
    };
    const of = (base: 'year-before' | 'same-year', count = 1) =>
      one({ advance: { months: count, of: base } }, months);
    expect(of('year-before')).toMatchObject({
      advanceFen: 100_001,
      monthlyFen: 300_000,
      clearingFen: -100_001,
    });
    expect(of('same-year', 0.5).advanceFen).toBe(150_000);
    const newcomer = { '2026-01': month(300_000, 300_000) };
    expect(one({ advance: { months: 1, of: 'year-before' } }, newcomer).advanceFen).toBe(0);
  });

  it('multiplies by the coefficient of the score, and takes deductions off', () => {
    const assessment = {
      coefficient: [
        { from_score: 95, share: 1.05 },
        { from_score: 80, share: 1 },
        { from_score: 60, share: 0.9 },
      ],
      deposit_returned: [{ from_score: 0, share: 1 }],
    };
    const due = (score: number) =>
      one({ assessment }, { '2026-01': month(100_000, 100_000) }, { score, deductionFen: 300 }).dueFen;
    expect([100, 95, 94.9, 80, 79, 59].map(due)).toEqual([104_700, 104_700, 99_700, 99_700, 89_700, -300]);
  });

  it('has no statement of a hospital without a stay in the year', () => {
    const { statements } = settle({}, { B: { '2026-01': month(1, 1) }, A: { '2025-01': month(1, 1) } });
    expect(statements.map(({ hospital }) => hospital)).toEqual(['B']);
  });

  it('tells each formula with its figures, in both languages', () => {
    const balance = { kept: [{ up_to: 0.1, share: 0.6 }], borne: [] };
    const { lines } = one({ balance }, { '2026-01': month(1_000_000, 950_000) });
    const [, surplus] = lines.map(statementWords);
    expect(surplus).toEqual({
      name: { zh: '结余分档', en: 'surplus, by band' },
      formula: '10000.00 − 9500.00, 0…0.1: −500.00 × (1 − 0.6)',
    });
    for (const line of lines) expect(statementWords(line).formula).not.toContain('{');
  });
});

describe('whatever the policy and the year', () => {
  const fen = fc.integer({ min: 0, max: 100_000_000 });
  const share = (most = 100) => fc.integer({ min: 0, max: most }).map((percent) => percent / 100);
  const bands = fc
    .uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 3 })
    .chain((ends) =>
      fc.tuple(
        ...ends
          .sort((a, b) => a - b)
          .map((end) => share().map((part) => ({ up_to: end / 100, share: part }))),
      ),
    );
  const steps = fc
    .uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 3 })
    .chain((scores) =>
      fc.tuple(
        ...scores
          .sort((a, b) => b - a)
          .map((from) => share().map((part) => ({ from_score: from, share: part }))),
      ),
    );
  const outcome = (id: string, weight: number) => ({
    id,
    name: { zh: '指标', en: id },
    better: 'higher' as const,
    target: 0.5,
    weight,
  });
  const policies = fc.record({
    budget: fc.option(
      fc.record({
        method: fc.constantFrom('payments' as const, 'weights' as const, 'points' as const),
        fen,
        risk: share(50),
      }),
    ),
    advance: fc.record({
      months: fc.integer({ min: 0, max: 30 }).map((tenths) => tenths / 10),
      of: fc.constantFrom('year-before' as const, 'same-year' as const),
    }),
    monthly: fc.record({
      share: fc.constantFrom(1, 0.95, 0.9),
      deposit_share: fc.constantFrom(0, 0.033, 0.05),
      outcome_share: fc.constantFrom(0.3, 0.123),
    }),
    balance: fc.record({ kept: bands, borne: bands }),
    assessment: fc.record({ coefficient: steps, deposit_returned: steps }),
  });
  const hospitalMonths = fc.dictionary(
    fc.constantFrom('2025-12', '2026-01', '2026-02', '2026-07'),
    fc
      .tuple(fen, fen, fen, fc.integer({ min: 0, max: 1_000_000 }))
      .map(([byWeight, item, costFen, weight]) =>
        month(byWeight + item, costFen, { itemFen: item, settledWeightE4: weight }),
      ),
    { minKeys: 1 },
  );
  const hospitals = fc.dictionary(fc.constantFrom('A', 'B', 'C', 'D'), hospitalMonths, { minKeys: 1 });
  const assessed = fc.record({
    score: fc.option(fc.integer({ min: 0, max: 100 })),
    deductionFen: fen,
    values: fc.array(share(), { maxLength: 2 }),
  });

  it('what is paid ahead, monthly and at the end, and what is held, is what is due; months are whole', () => {
    holds(
      fc.property(policies, hospitals, assessed, (given, years, { values, ...rest }) => {
        const measured = new Map(
          values.map((value, at) => [`outcome-${at}`, { value, cases: null, paymentFen: null }]),
        );
        const { budget: chosen, ...parts } = given;
        const settled = settle(
          {
            ...parts,
            budget: chosen
              ? budget({
                  method: chosen.method,
                  yearly_fen: { '2026': chosen.fen + 1 },
                  risk_share: chosen.risk,
                })
              : { method: 'none' },
            outcomes: [outcome('outcome-0', 0.6), outcome('outcome-1', 0.4)],
          },
          years,
          { A: { ...rest, measured } },
        );
        for (const statement of settled.statements) expectWhole(statement);
      }),
    );
  });

  function expectWhole({ months, lines, ...sums }: HospitalStatement): void {
    for (const { sums: of, depositFen, outcomeFen, reserveFen, paidFen } of months)
      expect(depositFen + outcomeFen + reserveFen + paidFen).toBe(of.paymentFen);
    const { dueFen, advanceFen, monthlyFen, heldFen, clearingFen } = sums;
    expect(advanceFen + monthlyFen + heldFen + clearingFen).toBe(dueFen);
    const isSum = lines.findIndex(({ code }) => code === 'due');
    expect(lines.slice(0, isSum).reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(dueFen);
    for (const { amountFen } of lines) expect(Number.isSafeInteger(amountFen)).toBe(true);
    const heldBack = months.reduce((sum, { depositFen, outcomeFen }) => sum + depositFen + outcomeFen, 0);
    expect(heldFen).toBeLessThanOrEqual(heldBack);
  }
});
