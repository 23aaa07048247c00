import { entryOf } from '../../claims/entry-of.ts';
import { type HospitalAssessment, notAssessed } from './assessment.ts';
import { balanceLines } from './balance-lines.ts';
import { type HospitalMonth, sumMonths } from './hospital-month.ts';
import type { SettlementPolicy } from './policy.ts';
import { qualityLines } from './quality-lines.ts';
import { advanceFen, settleMonths } from './settle-months.ts';
import { type BudgetSplit, splitBudget } from './split-budget.ts';
import type { HospitalStatement, StatementCode, StatementLine } from './statement.ts';

/** Months of hospitals by code, then by `yyyy-MM`; of any years. */
export type MonthsByHospital = ReadonlyMap<string, ReadonlyMap<string, HospitalMonth>>;

export interface YearQuestion {
  /** `yyyy`. */
  readonly year: string;
  readonly policy: SettlementPolicy;
  /** All hospitals of the region: its budget is split among them. */
  readonly hospitals: MonthsByHospital;
  readonly assessments: ReadonlyMap<string, HospitalAssessment>;
}

/** A region's year. */
export interface YearSettlement {
  readonly split: BudgetSplit;
  /** By hospital, in the order of their codes. */
  readonly statements: readonly HospitalStatement[];
}

/**
 * Settles a year of a region: payments as priced, the budget, the balance by bands, the assessment; less what was paid
 * ahead and month by month. A hospital without a stay in the year has no statement.
 */
export function settleYear({ year, policy, hospitals, assessments }: YearQuestion): YearSettlement {
  const settled = [...hospitals]
    .map(([hospital, months]) => ({
      hospital,
      months: monthsIn(year, months),
      yearBefore: monthsIn(String(Number(year) - 1), months),
    }))
    .filter(({ months }) => months.size > 0)
    .sort((a, b) => (a.hospital < b.hospital ? -1 : 1));
  const sums = new Map(settled.map(({ hospital, months }) => [hospital, sumMonths([...months.values()])]));
  const split = splitBudget(policy.budget, year, sums, policy.basis);
  const dueOf = (hospital: string) => split.dueFen.get(hospital) ?? 0;
  const balances = balanceLines(
    new Map([...sums].map(([hospital, { costFen }]) => [hospital, { dueFen: dueOf(hospital), costFen }])),
    policy.balance,
    split.budgetFen === null ? null : split.riskFen,
  );
  const statements = settled.map(({ hospital, months, yearBefore }) =>
    statementOf({
      hospital,
      year,
      policy,
      months: settleMonths(months, policy.monthly),
      sums: sums.get(hospital) as HospitalMonth,
      advance: advanceFen(policy.advance, months, yearBefore),
      before: [
        ...budgetLines(hospital, sums.get(hospital) as HospitalMonth, split, policy),
        ...(balances.get(hospital) ?? []),
      ],
      assessment: assessments.get(hospital) ?? notAssessed,
    }),
  );
  return { split, statements };
}

function monthsIn(
  year: string,
  months: ReadonlyMap<string, HospitalMonth>,
): ReadonlyMap<string, HospitalMonth> {
  return new Map([...months].filter(([month]) => month.startsWith(year)));
}

function budgetLines(
  hospital: string,
  sums: HospitalMonth,
  split: BudgetSplit,
  policy: SettlementPolicy,
): readonly StatementLine[] {
  const { paymentFen } = sums;
  const payments: StatementLine = { code: 'payments', item: null, amountFen: paymentFen, figures: {} };
  if (policy.budget.method === 'none') return [payments];
  const amountFen = (split.dueFen.get(hospital) ?? 0) - paymentFen;
  const figures = budgetFigures(hospital, sums, split, policy);
  return [payments, { code: `budget-by-${policy.budget.method}`, item: null, amountFen, figures }];
}

function budgetFigures(
  hospital: string,
  { paymentFen, settledWeightE4, itemFen, scoreE4, unscoredFen }: HospitalMonth,
  { splitFen, itemFen: allItemFen, paymentsFen, rate, weightE4 }: BudgetSplit,
  { budget, basis }: SettlementPolicy,
): StatementLine['figures'] {
  const byWeight = { paymentFen, splitFen: splitFen - allItemFen, rate };
  switch (budget.method) {
    case 'none':
      return {};
    case 'payments':
      return { paymentFen, paymentsFen, splitFen, rate };
    case 'scores': {
      const fundRatio = basis === 'fund' ? budget.fund_ratio : 1;
      return { ...byWeight, scoreE4, allScoreE4: weightE4, itemFen: unscoredFen, fundRatio };
    }
    default: {
      const points = budget.method === 'points' ? budget.points_per_weight : null;
      const coefficient = entryOf(budget.coefficients, hospital) ?? 1;
      return { ...byWeight, settledWeightE4, coefficient, allWeightE4: weightE4, points, itemFen };
    }
  }
}

interface Account extends Pick<HospitalStatement, 'hospital' | 'year' | 'months'> {
  readonly policy: SettlementPolicy;
  readonly sums: HospitalMonth;
  readonly advance: number;
  /** Lines before the assessment. */
  readonly before: readonly StatementLine[];
  readonly assessment: HospitalAssessment;
}

function statementOf({
  hospital,
  year,
  policy,
  months,
  sums,
  advance,
  before,
  assessment,
}: Account): HospitalStatement {
  const total = (of: 'depositFen' | 'outcomeFen' | 'paidFen') =>
    months.reduce((sum, month) => sum + month[of], 0);
  const heldBack = { depositFen: total('depositFen'), outcomeFen: total('outcomeFen') };
  const quality = qualityLines(sumOf(before), heldBack, assessment, policy);
  const lines = [...before, ...quality.lines];
  const dueFen = sumOf(lines);
  const [monthlyFen, { heldFen }] = [total('paidFen'), quality];
  const clearingFen = dueFen - advance - monthlyFen - heldFen;
  return {
    hospital,
    year,
    policy: policy.id,
    months,
    lines: [
      ...lines,
      sumLine('due', dueFen),
      sumLine('advance', advance),
      sumLine('monthly', monthlyFen),
      sumLine('held', heldFen),
      sumLine('clearing', clearingFen, { dueFen, advanceFen: advance, monthlyFen, heldFen }),
    ],
    cases: sums.cases,
    weightE4: sums.weightE4,
    paymentFen: sums.paymentFen,
    costFen: sums.costFen,
    openCases: sums.openCases,
    openCostFen: sums.openCostFen,
    dueFen,
    advanceFen: advance,
    monthlyFen,
    heldFen,
    clearingFen,
  };
}

function sumOf(lines: readonly StatementLine[]): number {
  return lines.reduce((sum, { amountFen }) => sum + amountFen, 0);
}

function sumLine(
  code: StatementCode,
  amountFen: number,
  figures: StatementLine['figures'] = {},
): StatementLine {
  return { code, item: null, amountFen, figures };
}
