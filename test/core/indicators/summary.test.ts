import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseFacts } from '../../../core/indicators/case-facts.ts';
import { mixKeyOf } from '../../../core/indicators/mix-cell.ts';
import { overviewOf } from '../../../core/indicators/overview.ts';
import {
  emptySummary,
  mergeSummaries,
  parseAddress,
  type Summary,
  SummaryBuilder,
  type View,
} from '../../../core/indicators/summary.ts';
import { holds } from '../../support/holds.ts';
import { anyCases } from './any-case-facts.ts';
import { caseFacts } from './case-facts.ts';

function summaryOf(cases: readonly CaseFacts[], sign: 1 | -1 = 1): Summary {
  const builder = new SummaryBuilder();
  for (const facts of cases) builder.add(facts, sign);
  return builder.build();
}

/** Cases with an order to put them in and a place to cut them. */
const anySplit = anyCases.chain((cases) =>
  fc.record({
    cases: fc.constant(cases),
    shuffled: fc.shuffledSubarray(cases, { minLength: cases.length }),
    parts: fc.array(fc.nat(cases.length), { maxLength: 4 }),
  }),
);

function cutAt(cases: readonly CaseFacts[], parts: readonly number[]): CaseFacts[][] {
  const cuts = [0, ...parts.toSorted((a, b) => a - b), cases.length];
  return cuts.slice(1).map((end, index) => cases.slice(cuts[index], end));
}

describe('summaries', () => {
  it('are the same however cases are ordered and split among chunks', () => {
    holds(
      fc.property(anySplit, ({ cases, shuffled, parts }) => {
        const chunks = cutAt(shuffled, parts).map((chunk) => summaryOf(chunk));
        expect(mergeSummaries(chunks)).toEqual(summaryOf(cases));
        expect(mergeSummaries(chunks.toReversed())).toEqual(summaryOf(cases));
      }),
    );
  });

  it('are the same however partial summaries are grouped', () => {
    holds(
      fc.property(anyCases, anyCases, anyCases, (one, two, three) => {
        const [a, b, c] = [summaryOf(one), summaryOf(two), summaryOf(three)];
        const leftFirst = mergeSummaries([mergeSummaries([a, b]), c]);
        expect(leftFirst).toEqual(mergeSummaries([a, mergeSummaries([b, c])]));
        expect(mergeSummaries([emptySummary, leftFirst])).toEqual(leftFirst);
      }),
    );
  });

  it('keep no cell of cases that were all taken out again', () => {
    holds(
      fc.property(anySplit, ({ cases, shuffled }) => {
        expect(mergeSummaries([summaryOf(cases), summaryOf(shuffled, -1)])).toEqual(emptySummary);
      }),
    );
  });

  it('take a replaced case out and leave what there would be without it', () => {
    holds(
      fc.property(anyCases, anyCases, anyCases, (kept, replaced, corrected) => {
        const change = mergeSummaries([summaryOf(corrected), summaryOf(replaced, -1)]);
        const table = mergeSummaries([summaryOf([...kept, ...replaced]), change]);
        expect(table).toEqual(summaryOf([...kept, ...corrected]));
      }),
    );
  });

  it('carry a change of costs between cases though all sums stay the same', () => {
    const old = [caseFacts({ costFen: 100_000 }), caseFacts({ costFen: 300_000 })];
    const corrected = [caseFacts({ costFen: 200_000 }), caseFacts({ costFen: 200_000 })];
    const change = mergeSummaries([summaryOf(corrected), summaryOf(old, -1)]);
    expect(mergeSummaries([summaryOf(old), change])).toEqual(summaryOf(corrected));
  });

  it('say what a recount of the cases says, in every view', () => {
    holds(
      fc.property(anyCases, (cases) => {
        const summary = summaryOf(cases);
        expect([...summary.keys()].sort()).toEqual(addressesOf(cases));
        for (const [address, cell] of summary) {
          if (parseAddress(address).view === 'mix') continue;
          expect(overviewOf(cell)).toMatchObject(recount(casesAt(cases, address)));
        }
      }),
    );
  });
});

describe('addresses', () => {
  it('hold month, view and key, even of a department with a bar in its name', () => {
    const [, department] = [...summaryOf([caseFacts({ department: '内科|二病区', doctor: null })]).keys()];
    expect(parseAddress(department ?? '')).toEqual({
      month: '2026-03',
      view: 'department',
      key: '内科|二病区',
    });
  });

  it('have none for the doctor of a case that names none', () => {
    const views = [...summaryOf([caseFacts({ doctor: null })]).keys()].map(
      (address) => parseAddress(address).view,
    );
    expect(views).toEqual(['hospital', 'department', 'group']);
  });
});

const keyIn: Readonly<Record<View, (facts: CaseFacts) => string | null>> = {
  hospital: () => 'all',
  department: ({ department }) => department,
  doctor: ({ doctor }) => doctor,
  group: ({ drg, status }) => (status === 'outpatient' ? null : drg),
  mix: mixKeyOf,
};

function addressesOf(cases: readonly CaseFacts[]): string[] {
  const all = cases.flatMap((facts) =>
    Object.entries(keyIn).map(([view, key]) => [facts.month, view, key(facts)] as const),
  );
  return [...new Set(all.filter(([, , key]) => key !== null).map((parts) => parts.join('|')))].sort();
}

function casesAt(cases: readonly CaseFacts[], address: string): CaseFacts[] {
  const { month, view, key } = parseAddress(address);
  return cases.filter((facts) => facts.month === month && keyIn[view](facts) === key);
}

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
