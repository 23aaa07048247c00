import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseFacts } from '../../../core/indicators/case-facts.ts';
import { overviewOf } from '../../../core/indicators/overview.ts';
import { coreNames, type Sheet, type View } from '../../../core/indicators/sheet.ts';
import { sheetOfColumns } from '../../../core/indicators/sheet-of-columns.ts';
import {
  mergeSheets,
  regionSheetsOf,
  type Sheets,
  sheetsOfCases,
} from '../../../core/indicators/sheets-of-cases.ts';
import { holds } from '../../support/holds.ts';
import { anyCases } from './any-case-facts.ts';
import { caseFacts } from './case-facts.ts';

const groupIn = ({ signs, group }: CaseFacts) => (signs ? `${signs.scheme}/${group}` : null);
const keyWith = (group: string | null, ...others: readonly (string | null)[]) =>
  group === null ? null : JSON.stringify([...others, group]);

/** Where a case stands, told once more. */
const keyIn: Readonly<Partial<Record<View, (facts: CaseFacts) => string | null>>> = {
  total: () => 'all',
  department: ({ department }) => department,
  doctor: ({ doctor }) => doctor,
  group: groupIn,
  'department-group': (facts) => keyWith(groupIn(facts), facts.department),
  mix: (facts) => keyWith(groupIn(facts), facts.department, facts.doctor),
};
const views = Object.keys(keyIn) as View[];

/** As the table gives it back. */
const stored = (sheets: Sheets): Sheets =>
  new Map([...sheets].map(([name, sheet]) => [name, JSON.parse(JSON.stringify(sheet))]));

function viewOf(sheets: Sheets, view: View): Sheet {
  const sheet = sheets.get(view);
  if (!sheet) throw new Error(`no ${view}`);
  return sheetOfColumns(view, [sheet]);
}

describe('sheets of cases', () => {
  it('say what a recount of the cases says, in every view', () => {
    holds(
      fc.property(anyCases, (cases) => {
        const sheets = stored(sheetsOfCases(cases));
        for (const view of views) {
          const expected = Map.groupBy(cases, (facts) => keyIn[view]?.(facts) ?? null);
          expected.delete(null);
          const sheet = viewOf(sheets, view);
          expect([...sheet.keys()].sort()).toEqual([...expected.keys()].sort());
          for (const [key, cell] of sheet)
            expect(overviewOf(cell)).toMatchObject(recount(expected.get(key) ?? []));
        }
      }),
    );
  });

  it('are the same however cases are ordered, cut, and put together again', () => {
    const anyCut = anyCases.chain((cases) =>
      fc.record({
        cases: fc.constant(cases),
        shuffled: fc.shuffledSubarray(cases, { minLength: cases.length }),
        cut: fc.nat(cases.length),
      }),
    );
    holds(
      fc.property(anyCut, ({ cases, shuffled, cut }) => {
        const parts = [sheetsOfCases(shuffled.slice(cut)), sheetsOfCases(shuffled.slice(0, cut))];
        const merged = mergeSheets(parts.map(stored));
        expect(JSON.stringify([...merged])).toBe(JSON.stringify([...sheetsOfCases(cases)]));
      }),
    );
  });

  it('of groups are there a second time with the few names that indicators ask for', () => {
    holds(
      fc.property(anyCases, (cases) => {
        const sheets = sheetsOfCases(cases);
        for (const view of ['group', 'department-group', 'mix'] as const) {
          const core = sheetOfColumns(view, [sheets.get(`${view}.core`) ?? { size: 0, keys: [], tally: {} }]);
          const few = [...viewOf(sheets, view)].map(([key, { tally }]) => {
            const some = Object.entries(tally).filter(([name]) => coreNames.has(name));
            return [key, { tally: Object.fromEntries(some), cost: {} }] as const;
          });
          expect(core).toEqual(new Map(few));
        }
      }),
    );
  });

  it('are all there of no cases, and empty', () => {
    const sheets = [...sheetsOfCases([]).values(), ...regionSheetsOf(new Map()).values()];
    expect(sheets.map(({ size }) => size)).toEqual(sheets.map(() => 0));
    expect(sheets.length).toBeGreaterThan(10);
  });

  it('never change by what is made of them', () => {
    const sheets = sheetsOfCases([caseFacts()]);
    const before = structuredClone(sheets);
    mergeSheets([sheets, sheets]);
    regionSheetsOf(
      new Map([
        ['H1', sheets],
        ['H2', sheets],
      ]),
    );
    expect(sheets).toEqual(before);
  });

  it('tell a stay without a doctor from one whose doctor has no name', () => {
    const signs = { scheme: 'chs-drg-1.1', transferred: false };
    const sheets = sheetsOfCases([caseFacts({ doctor: null, signs }), caseFacts({ doctor: '', signs })]);
    expect([...viewOf(sheets, 'mix').keys()]).toEqual([
      '["A03",null,"chs-drg-1.1/FV35"]',
      '["A03","","chs-drg-1.1/FV35"]',
    ]);
  });

  it('forget a count that comes to nought', () => {
    const [one, other] = [100, -100].map((balance) => caseFacts({ costFen: 500, paymentFen: 500 + balance }));
    const sheets = sheetsOfCases([one, other] as CaseFacts[]);
    expect(viewOf(sheets, 'total').get('all')?.tally).not.toHaveProperty('balanceFen');
  });
});

describe('sheets of a region', () => {
  it('say of all cases, of each hospital and of each group what the cases themselves do', () => {
    holds(
      fc.property(anyCases, anyCases, (one, other) => {
        const hospitals = [
          ['H1', one],
          ['H2', other],
        ] as const;
        const region = stored(
          regionSheetsOf(new Map(hospitals.map(([code, cases]) => [code, stored(sheetsOfCases(cases))]))),
        );
        const all = sheetsOfCases([...one, ...other]);
        for (const name of ['total', 'group', 'group.core', 'group.moments'] as const)
          expect(region.get(name)).toEqual(all.get(name));
        for (const [code, cases] of hospitals) {
          const sheets = sheetsOfCases(cases);
          expect(viewOf(region, 'hospital').get(code)).toEqual(viewOf(sheets, 'total').get('all'));
          for (const [group, { tally }] of viewOf(sheets, 'group'))
            expect(viewOf(region, 'hospital-group').get(JSON.stringify([code, group]))).toEqual({
              tally,
              cost: {},
            });
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
