import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HospitalLevel } from '../../core/claims/settlement-list.ts';
import { buildParametersSchema } from '../../core/dip/build/build-parameters.ts';
import { buildReport } from '../../core/dip/build/build-report.ts';
import { weightedMean } from '../../core/dip/build/year-weights.ts';
import { compileCatalogue } from '../../core/grouping/dip/compile-catalogue.ts';
import { PointValueSums } from '../../core/payment/dip/point-value.ts';
import { priceDipCase } from '../../core/payment/dip/price-dip-case.ts';
import type { DipTerms } from '../../core/payment/dip/terms.ts';
import { roundExactly } from '../../core/payment/round-exactly.ts';
import { admitReviews } from '../../core/payment/settlement/admit-reviews.ts';
import { MonthSums, type SettledStay } from '../../core/payment/settlement/hospital-month.ts';
import { parseSettlementPolicy } from '../../core/payment/settlement/policy.ts';
import { settleYear } from '../../core/payment/settlement/settle-year.ts';
import { loadDipTerms } from '../../platform/knowledge/load-dip-terms.ts';
import { build, historyOf, kinds, parameters, stay } from '../core/dip/build/histories.ts';
import { tablesUnder } from '../support/document-tables.ts';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'docs/dip.md'), 'utf8');
const table = (heading: string, at = 0) => tablesUnder('dip.md', heading)[at] ?? [];

const numberOf = (cell = '') => Number(cell.replaceAll(',', '').replace('−', '-'));
const fenOf = (cell = '') => (cell === '–' ? null : roundExactly([numberOf(cell), 100]));

const smallEnough = {
  core: { by: 'threshold', cases: 2 },
  related: { raises_by: 0.1, fewest_cases: 2 },
  comprehensive: { fewest_cases: 2 },
} as const;
const cases = table('The history').map(({ year = '', level, codes = '', cost }) =>
  stay(codes, fenOf(cost), { year, level: Number(level) as HospitalLevel }),
);
const history = historyOf(cases);
const outcome = build(history, smallEnough);
if (!outcome.ok) throw new Error(outcome.why);
const { built } = outcome;
const report = buildReport(history, built, parameters(smallEnough));
const groups = [...built.catalogue.groups, ...built.catalogue.comprehensive];

describe('the catalogue that docs/dip.md builds by hand', () => {
  it('has these groups, means, scores and variations', () => {
    const rows = table('The catalogue');
    expect(cases).toHaveLength(12);
    expect(groups.map(({ code }) => code).sort()).toEqual(rows.map(({ group }) => group));
    for (const row of rows) {
      const figures = built.figures.get(row['group'] ?? '');
      expect(figures).toMatchObject({
        cases: numberOf(row['cases']),
        relativeWeight: numberOf(row['RW']),
        score: numberOf(row['score']),
        cv: numberOf(row['CV']),
      });
      expect(figures?.meanFen['2'] ?? null).toBe(fenOf(row['mean at level 2']));
      expect(figures?.meanFen['3'] ?? null).toBe(fenOf(row['mean at level 3']));
      const sums = built.groups.get(row['group'] ?? '');
      const mean = sums && weightedMean(sums.years, built.weights);
      expect(mean && Number(mean.digits) / Number(mean.over)).toBe(fenOf(row['mean']));
    }
  });

  it('covers so many cases, at this mean', () => {
    expect(report).toMatchObject({ read: 12, built: 12, meanFen: 750_000, coverage: 0.8333 });
    expect(text).toContain('83.33 %');
    expect(text).toContain('= 7,500.');
  });

  it('has these coefficients', () => {
    for (const row of table('Coefficients and point value')) {
      expect(report.levelCoefficients[Number(row['level']) as HospitalLevel]).toBe(
        numberOf(row['coefficient']),
      );
      expect(numberOf(row['weighted cost']) / numberOf(row['at the means of the groups'])).toBeCloseTo(
        numberOf(row['coefficient']),
        4,
      );
    }
  });

  it('has this budgeted point value', () => {
    const grouper = compileCatalogue(built.catalogue, kinds);
    const sums = new PointValueSums();
    for (const { given, year, level, costFen } of cases) {
      const { score } = grouper.group(given);
      const coefficient = report.levelCoefficients[level as HospitalLevel] ?? 1;
      sums.add({ year, costFen: costFen ?? 0, score: score ?? 0, coefficient });
    }
    const value = sums.pointValue(built.weights.weightOf, parameters().point_value_cases);
    expect(value).toMatchObject({ pointValueFen, left: 0 });
  });
});

const [, toldValue] = /budgeted point value is .* = ([\d.]+) yuan/.exec(text) ?? [];
const pointValueFen = roundExactly([Number(toldValue), 1_000_000]) / 10_000;

/** The installed terms with what was worked out by hand. */
function terms(id: string): DipTerms {
  const installed = loadDipTerms().get(id);
  if (!installed) throw new Error(id);
  const byInsurance = (value: number) => ({ employee: value, resident: value, other: value });
  const [two, three] = table('Coefficients and point value').map((row) => numberOf(row['coefficient']));
  return {
    ...installed,
    coefficients: { by_level: { '1': 1, '2': two ?? 1, '3': three ?? 1 }, institutions: {} },
    point_value_fen: byInsurance(pointValueFen),
    fund: { method: 'ratio', ratio: byInsurance(0.75) },
  };
}

function priced(row: Readonly<Record<string, string>>, id: string) {
  const { hospital = '', level, group = '', cost } = row;
  const found = groups.find(({ code }) => code === group);
  return priceDipCase(
    {
      hospital,
      hospitalLevel: Number(level) as HospitalLevel,
      insurance: 'employee',
      drg: group,
      department: 'A03',
      losDays: 7,
      daySurgery: false,
      costFen: fenOf(cost),
      bill: null,
      score: found?.score ?? null,
      scoreOfMean: built.catalogue.header.scoreOfMean,
      meanFen: found?.meanFen?.[level as '2' | '3'] ?? null,
      primaryCare: false,
      auxiliaryFactor: null,
    },
    terms(id),
  );
}

describe('the cases that docs/dip.md pays by hand', () => {
  it.each([
    ['Six cases of 2026', 'demo-2025'],
    ['The same by the older bands', 'demo-2025-older'],
  ])('%s', (heading, id) => {
    const rows = table(heading);
    expect(rows).toHaveLength(6);
    for (const row of rows) {
      const pricing = priced(row, id);
      expect(pricing).toMatchObject({
        ratioE4: roundExactly([numberOf(row['ratio']), 10_000]),
        band: row['band'],
        caseScoreE4: roundExactly([numberOf(row['case score']), 10_000]),
        paymentFen: fenOf(row['payment']),
      });
      if (row['fund']) expect(pricing.fundPaymentFen).toBe(fenOf(row['fund']));
    }
  });

  it('of which one may ask for a review', () => {
    const reviewable = table('Six cases of 2026').map((row) => priced(row, 'demo-2025').reviewable);
    expect(reviewable).toEqual([false, true, false, false, false, false]);
  });
});

describe('the year that docs/dip.md settles by hand', () => {
  const policy = parseSettlementPolicy(
    JSON.parse(readFileSync(join(root, 'examples/dip-settlement-policy.json'), 'utf8')),
  );
  const stays = table('Six cases of 2026').map((row): SettledStay => {
    const pricing = priced(row, 'demo-2025');
    const costFen = fenOf(row['cost']) ?? 0;
    return {
      hospital: row['hospital'] ?? '',
      discharged_on: '2026-03-10',
      weight: (pricing.weightE4 ?? 0) / 10_000,
      standard_fen: pricing.standardFen,
      payment_fen: pricing.paymentFen,
      cost_fen: costFen,
      fund_payment_fen: pricing.fundPaymentFen,
      fund_cost_fen: roundExactly([costFen, 0.75]),
      case_score: (pricing.caseScoreE4 ?? 0) / 10_000,
    };
  });
  const sums = new MonthSums(policy.basis);
  for (const one of stays) sums.add(one);
  const nothing = new Map();
  const settled = settleYear({
    year: '2026',
    policy,
    hospitals: sums.byHospital,
    assessments: new Map([
      ['H37130200901', { score: 95, deductionFen: 0, measured: nothing }],
      ['H37132100903', { score: 85, deductionFen: 10_000, measured: nothing }],
    ]),
  });

  it('has the settled point value of its fund', () => {
    expect(settled.split).toMatchObject({ rate: 7.283509, weightE4: 54_918_582 });
    expect(text).toContain('40,000 ÷ 5491.8582 = 7.283509');
  });

  it('has no room for the review', () => {
    const byKey = new Map(stays.map((one, at) => [String(at), one]));
    expect(admitReviews(new Map([['1', 3_000_000]]), byKey, policy).leftOut).toEqual(['1']);
  });

  it.each([0, 1])('pays each hospital line by line (%i)', (at) => {
    const statement = settled.statements[at];
    const rows = table('The year of both hospitals', at);
    const code = (row: Readonly<Record<string, string>>) => row[statement?.hospital ?? ''];
    expect(statement?.lines.map((line) => [line.code, line.amountFen])).toEqual(
      rows.map((row) => [code(row), fenOf(row['amount'])]),
    );
  });

  it('gives all of the fund out', () => {
    expect([...settled.split.dueFen.values()].reduce((sum, fen) => sum + fen, 0)).toBe(3_000_000);
  });
});

describe('what docs/dip.md says of parameters', () => {
  it('names each of them', () => {
    const told = table('Where the published text is silent').flatMap(({ parameter = '' }) =>
      [...parameter.matchAll(/`(\w+)`/g)].map(([, name]) => name),
    );
    const { id: _id, source: _source, ...shape } = buildParametersSchema.shape;
    expect(told.sort()).toEqual(Object.keys(shape).sort());
  });
});
