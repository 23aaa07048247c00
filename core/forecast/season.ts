import type { SeasonParameters } from './forecast-parameters.ts';
import { yearMonths } from './methods/method.ts';
import { featureCount, type MonthFeatures } from './month-features.ts';
import { solveLinear } from './solve-linear.ts';

/** By what factor each month is above or below a usual one. */
export type Season = readonly number[];

/** A constant and a trend a year come before the regressors, and are not held back. */
const free = 2;

/**
 * Season, Spring Festival and working days of a unit, beside those of its parent: a ridge regression of the logarithm
 * of its months (FPP 7.4; Hoerl & Kennard, 1970). What a small unit seems to have of its own is mostly chance, so it
 * is held back the more the fewer its cases, and the parent's is left (group seasonal indices: Bunn & Vassilopoulos,
 * 1999). A month without cases tells nothing.
 * @param cases of the first months
 * @param features of all months, the past ones first
 * @param parent of the same months
 */
export function seasonOf(
  cases: readonly number[],
  features: readonly MonthFeatures[],
  parent: Season,
  parameters: SeasonParameters,
): Season {
  const mean = cases.reduce((sum, value) => sum + value, 0) / cases.length;
  const known = [...cases.keys()].filter((at) => (cases[at] as number) > 0);
  if (known.length < parameters.minMonths || mean < parameters.minMonthlyCases) return parent;
  const noise = 1 / mean + parameters.noiseSpread ** 2;
  const weights = fitRidge(
    known.map((at) => rowOf(at, features[at] as MonthFeatures)),
    known.map((at) => Math.log((cases[at] as number) / (parent[at] as number))),
    Array.from({ length: free + featureCount }, (_, at) => ridgeOf(at, noise, parameters)),
  );
  return features.map((month, at) => (parent[at] as number) * Math.exp(effectOf(month, weights)));
}

/** The variance of the noise over that of what is sought: the penalty that makes ridge regression a Bayes estimate. */
function ridgeOf(column: number, noise: number, { monthSpread, calendarSpread }: SeasonParameters): number {
  if (column < free) return 1e-9;
  return noise / (column < free + yearMonths ? monthSpread : calendarSpread) ** 2;
}

function rowOf(at: number, { monthOfYear, festivalShare, logWorkingDays }: MonthFeatures): number[] {
  const row = Array<number>(free + featureCount).fill(0);
  row[0] = 1;
  row[1] = at / yearMonths;
  row[free + monthOfYear] = 1;
  row[free + yearMonths] = festivalShare;
  row[free + yearMonths + 1] = logWorkingDays;
  return row;
}

function effectOf(month: MonthFeatures, weights: readonly number[]): number {
  return (
    (weights[free + month.monthOfYear] as number) +
    (weights[free + yearMonths] as number) * month.festivalShare +
    (weights[free + yearMonths + 1] as number) * month.logWorkingDays
  );
}

/** Normal equations `(XᵀX + diag(ridge)) w = Xᵀy`. */
function fitRidge(
  rows: readonly (readonly number[])[],
  targets: readonly number[],
  ridge: readonly number[],
): readonly number[] {
  const matrix = ridge.map((penalty, i) => ridge.map((_, j) => (i === j ? penalty : 0)));
  const right = ridge.map(() => 0);
  for (const [at, row] of rows.entries()) {
    for (const [i, x] of row.entries()) {
      if (x === 0) continue;
      right[i] = (right[i] as number) + x * (targets[at] as number);
      const line = matrix[i] as number[];
      for (const [j, other] of row.entries()) line[j] = (line[j] as number) + x * other;
    }
  }
  return solveLinear(matrix, right);
}
