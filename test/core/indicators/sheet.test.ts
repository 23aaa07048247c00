import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseFacts } from '../../../core/indicators/case-facts.ts';
import { overviewOf } from '../../../core/indicators/overview.ts';
import {
  hospitalGroupKey,
  mergeSheets,
  mixKey,
  regionSheetsOf,
  sheetsOf,
  type View,
} from '../../../core/indicators/sheet.ts';
import { holds } from '../../support/holds.ts';
import { anyCases } from './any-case-facts.ts';
import { caseFacts } from './case-facts.ts';

/** Where a case stands, told once more. */
const keyIn: Readonly<Partial<Record<View, (facts: CaseFacts) => string | null>>> = {
  total: () => 'all',
  department: ({ department }) => department,
  doctor: ({ doctor }) => doctor,
  group: ({ signs, drg }) => (signs === undefined ? null : `${signs.scheme}/${drg}`),
  mix: ({ department, doctor, signs, drg }) =>
    JSON.stringify([department, doctor, signs?.scheme ?? null, signs ? drg : null]),
};

describe('sheets of cases', () => {
  it('say what a recount of the cases says, in every view', () => {
    holds(
      fc.property(anyCases, (cases) => {
        const sheets = sheetsOf(cases);
        expect([...sheets.keys()].sort()).toEqual(Object.keys(keyIn).sort());
        for (const [view, sheet] of sheets) {
          const expected = Map.groupBy(cases, (facts) => keyIn[view]?.(facts) ?? null);
          expected.delete(null);
          expect([...sheet.keys()].sort()).toEqual([...expected.keys()].sort());
          for (const [key, cell] of sheet)
            expect(overviewOf(cell)).toMatchObject(recount(expected.get(key) ?? []));
        }
      }),
    );
  });

  it('are the same however cases are ordered and cut', () => {
    const anyCut = anyCases.chain((cases) =>
      fc.record({
        cases: fc.constant(cases),
        shuffled: fc.shuffledSubarray(cases, { minLength: cases.length }),
        cut: fc.nat(cases.length),
      }),
    );
    holds(
      fc.property(anyCut, ({ cases, shuffled, cut }) => {
        const [one, other] = [sheetsOf(shuffled.slice(0, cut)), sheetsOf(shuffled.slice(cut))];
        for (const [view, sheet] of sheetsOf(cases)) {
          const merged = mergeSheets([other.get(view) ?? new Map(), one.get(view) ?? new Map()]);
          expect(merged).toEqual(sheet);
        }
      }),
    );
  });

  it('are never changed by what is made of them', () => {
    const sheets = sheetsOf([caseFacts()]);
    const before = structuredClone(sheets);
    const total = sheets.get('total') ?? new Map();
    mergeSheets([total, total]);
    regionSheetsOf(
      new Map([
        ['H1', sheets],
        ['H2', sheets],
      ]),
    );
    expect(sheets).toEqual(before);
  });

  it('are all there of no cases, and empty', () => {
    expect([...sheetsOf([]).values()].map(({ size }) => size)).toEqual([0, 0, 0, 0, 0]);
  });

  it('know a doctor, a department and a group whatever signs are in their names', () => {
    const odd = caseFacts({ department: '内科|"二"病区/["A"]', doctor: '#1' });
    const sheets = sheetsOf([odd]);
    expect([...(sheets.get('mix') ?? new Map()).keys()]).toEqual([
      mixKey({ department: odd.department, doctor: '#1', scheme: null, drg: null }),
    ]);
  });
});

describe('sheets of a region', () => {
  it('say of all cases, of each hospital and of each group what the cases themselves do', () => {
    holds(
      fc.property(anyCases, anyCases, (one, other) => {
        const region = regionSheetsOf(
          new Map([
            ['H1', sheetsOf(one)],
            ['H2', sheetsOf(other)],
          ]),
        );
        const all = sheetsOf([...one, ...other]);
        expect(region.get('total')).toEqual(all.get('total'));
        expect(region.get('group')).toEqual(all.get('group'));
        for (const [code, cases] of [
          ['H1', one],
          ['H2', other],
        ] as const) {
          expect(region.get('hospital')?.get(code)).toEqual(sheetsOf(cases).get('total')?.get('all'));
          for (const [group, { tally }] of sheetsOf(cases).get('group') ?? [])
            expect(region.get('hospital-group')?.get(hospitalGroupKey(code, group))?.tally).toEqual(tally);
        }
      }),
    );
  });
});

/** Written without tallies and cells, from the words of the glossary. */
function recount(all: readonly CaseFacts[]) {
  const sumOver = (of: readonly CaseFacts[], value: (facts: CaseFacts) => number | null) =>
    of.reduce((total, one) => total + (value(one) ?? 0), 0);
  const [bills, cases] = [true, false].map((isBill) =>
    all.filter(({ status }) => (status === 'outpatient') === isBill),
  ) as [CaseFacts[], CaseFacts[]];
  const sum = (of: (facts: CaseFacts) => number | null) => sumOver(cases, of);
  const sumOfAll = (of: (facts: CaseFacts) => number | null) => sumOver(all, of);
  const grouped = cases.filter(({ status }) => status === 'grouped');
  const weights = grouped.flatMap(({ weightE4 }) => (weightE4 === null ? [] : [weightE4]));
  const totalWeightE4 = weights.reduce((total, weight) => total + weight, 0);
  const costs = cases.flatMap(({ costFen }) => (costFen === null ? [] : [costFen]));
  const findings = all.flatMap((one) => one.findings);
  return {
    cases: cases.length,
    grouped: grouped.length,
    total_weight: totalWeightE4 / 10_000,
    cmi: weights.length === 0 ? null : Math.round(totalWeightE4 / weights.length) / 10_000,
    cost_fen: sum(({ costFen }) => costFen),
    payment_fen: sum(({ paymentFen }) => paymentFen),
    balance_fen: sum(({ costFen, paymentFen }) =>
      costFen === null || paymentFen === null ? 0 : paymentFen - costFen,
    ),
    average_cost_fen:
      costs.length === 0 ? null : Math.round(costs.reduce((total, cost) => total + cost, 0) / costs.length),
    deaths: cases.filter(({ died }) => died).length,
    outliers: {
      high: cases.filter(({ outlier }) => outlier === 'high').length,
      low: cases.filter(({ outlier }) => outlier === 'low').length,
    },
    outpatient: { bills: bills.length, cost_fen: sumOver(bills, ({ costFen }) => costFen) },
    flagged_cases: all.filter((one) => one.findings.length > 0).length,
    amount_identified_fen: sumOfAll(({ identifiedFen }) => identifiedFen),
    findings: {
      by_rule: Object.fromEntries(
        Object.entries(Object.groupBy(findings, ([rule]) => rule)).map(([rule, of = []]) => [
          rule,
          of.reduce((total, [, , count]) => total + count, 0),
        ]),
      ),
    },
    verdicts: {
      pass: sumOfAll(({ verdicts }) => verdicts.pass),
      fail: sumOfAll(({ verdicts }) => verdicts.fail),
      no_data: sumOfAll(({ verdicts }) => verdicts.noData),
    },
  };
}
