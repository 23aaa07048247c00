import { describe, expect, it } from 'vitest';
import { addCell, cellOf, emptyCell } from '../../../core/indicators/cell.ts';
import { overviewOf } from '../../../core/indicators/overview.ts';
import { caseFacts } from './case-facts.ts';

const overview = (...cases: ReturnType<typeof caseFacts>[]) =>
  overviewOf(cases.map(cellOf).reduce((sum, cell) => addCell(sum, cell), emptyCell));

describe('overviewOf', () => {
  it('has no ratios of no cases, rather than noughts', () => {
    expect(overview()).toEqual({
      cases: 0,
      grouped: 0,
      grouped_share: null,
      total_weight: 0,
      cmi: null,
      cost_fen: 0,
      payment_fen: 0,
      balance_fen: 0,
      unpriced: { cases: 0, cost_fen: 0 },
      average_cost_fen: null,
      average_los_days: null,
      deaths: 0,
      outliers: { high: 0, low: 0 },
      outpatient: { bills: 0, cost_fen: 0 },
      flagged_cases: 0,
      amount_identified_fen: 0,
      findings: { by_rule: {}, by_severity: {}, amount_fen_by_rule: {}, amount_fen_by_severity: {} },
      marks: {},
      verdicts: { pass: 0, fail: 0, no_data: 0 },
    });
  });

  it('keeps outpatient bills apart from stays, but not their findings', () => {
    const bill = caseFacts({
      status: 'outpatient',
      group: '0000',
      costFen: 12_300,
      paymentFen: null,
      findings: [['DS-1', 'suspicious', 1, 12_300]],
      identifiedFen: 12_300,
    });
    const stays = overview(caseFacts());
    expect(overview(caseFacts(), bill)).toEqual({
      ...stays,
      outpatient: { bills: 1, cost_fen: 12_300 },
      flagged_cases: 1,
      amount_identified_fen: 12_300,
      findings: {
        by_rule: { 'DS-1': 1 },
        by_severity: { suspicious: 1 },
        amount_fen_by_rule: { 'DS-1': 12_300 },
        amount_fen_by_severity: { suspicious: 12_300 },
      },
      verdicts: { pass: 20, fail: 0, no_data: 4 },
    });
  });

  it('counts the cases that a rule marks for an indicator', () => {
    const marked = caseFacts({ marks: ['ZB10000205008000'] });
    expect(overview(marked, caseFacts(), marked).marks).toEqual({ ZB10000205008000: 2 });
  });

  it('divides total weight by the cases that have one: (1.5 + 0.7) ÷ 2 = 1.1, whatever the third', () => {
    const figures = overview(
      caseFacts(),
      caseFacts({ weightE4: 7_000 }),
      caseFacts({ weightE4: null }),
      caseFacts({ status: 'ambiguous', group: '?QY', weightE4: null }),
    );
    expect(figures).toMatchObject({ cases: 4, grouped: 3, grouped_share: 0.75, total_weight: 2.2, cmi: 1.1 });
  });

  it('averages cost over the cases with a cost, to the fen, and stay over all', () => {
    const figures = overview(
      caseFacts({ costFen: 100, losDays: 1 }),
      caseFacts({ costFen: 101, losDays: 2 }),
      caseFacts({ costFen: null, losDays: 4 }),
    );
    // 201 ÷ 2 = 100.5 and 7 ÷ 3 = 2.33333…
    expect(figures).toMatchObject({ cost_fen: 201, average_cost_fen: 101, average_los_days: 2.3333 });
  });

  it('keeps the balance apart from cost and payment that do not belong to the same cases', () => {
    const figures = overview(caseFacts(), caseFacts({ costFen: null }), caseFacts({ paymentFen: null }));
    expect(figures).toMatchObject({ cost_fen: 1_800_000, payment_fen: 2_000_000, balance_fen: 100_000 });
    expect(figures.unpriced).toEqual({ cases: 1, cost_fen: 900_000 });
  });

  it('lists findings by rule and severity, in order, with their money', () => {
    const { findings, flagged_cases, amount_identified_fen } = overview(
      caseFacts({ findings: [['GZ2', 'suspicious', 1, 500]], identifiedFen: 500 }),
      caseFacts({
        findings: [
          ['DS-1', 'violation', 1, 70],
          ['GZ2', 'suspicious', 2, 40],
        ],
        identifiedFen: 80,
      }),
    );
    expect(findings).toEqual({
      by_rule: { 'DS-1': 1, GZ2: 3 },
      by_severity: { suspicious: 3, violation: 1 },
      amount_fen_by_rule: { 'DS-1': 70, GZ2: 540 },
      amount_fen_by_severity: { suspicious: 540, violation: 70 },
    });
    expect(Object.keys(findings.by_rule)).toEqual(['DS-1', 'GZ2']);
    expect({ flagged_cases, amount_identified_fen }).toEqual({
      flagged_cases: 2,
      amount_identified_fen: 580,
    });
  });

  it('counts deaths, outliers and verdicts', () => {
    const verdicts = { pass: 9, fail: 1, noData: 3 };
    expect(
      overview(caseFacts({ died: true, outlier: 'high', verdicts }), caseFacts({ outlier: 'low', verdicts })),
    ).toMatchObject({
      deaths: 1,
      outliers: { high: 1, low: 1 },
      verdicts: { pass: 18, fail: 2, no_data: 6 },
    });
  });
});
