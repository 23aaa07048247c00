import { normalQuantile } from '../statistics/distributions.ts';
import { meanOf } from './forecast-errors.ts';

/**
 * The errors of one unit's back-test on a scale on which units of any size err alike: differences of square roots, as
 * counts have it (Bartlett, 1936), in cases.
 */
export interface UnitErrors {
  /** Its usual month, in cases. */
  readonly level: number;
  /** By how far ahead, the next month first; sums over the whole horizon last. */
  readonly errors: readonly (readonly number[])[];
}

/** How far forecasts of a measure are usually off, learnt from all units together. */
export interface SpreadModel {
  /** Variance for a unit of this size, so far ahead. */
  readonly usual: (level: number, ahead: number) => number;
  /** Half an interval, in spreads. */
  readonly reach: (ahead: number) => number;
  /** How many errors a unit's usual variance counts as. */
  readonly weight: number;
}

/** So many errors as a normal distribution would have them are put beside those that were seen: few prove little. */
const priorErrors = 40;

/**
 * The variance is a part that counts have anyway and one that grows with size. The reach is the quantile of all errors
 * in units of their spread, each spread without that error (split conformal prediction: Vovk, Gammerman & Shafer, 2005),
 * so that `share` of them are within.
 */
export function spreadModel(
  units: readonly UnitErrors[],
  aheads: number,
  share: number,
  weight: number,
): SpreadModel {
  const lines = Array.from({ length: aheads }, (_, ahead) => fitVariance(units, ahead));
  const usual = (level: number, ahead: number) => {
    const { fixed, growing } = lines[ahead] as VarianceLine;
    return fixed + growing * level;
  };
  const reaches = lines.map((_, ahead) => {
    const sizes = units.flatMap((unit) => standardErrors(unit, ahead, usual(unit.level, ahead), weight));
    const prior = Array.from({ length: priorErrors }, (_, at) =>
      normalQuantile(0.5 + (at + 0.5) / priorErrors / 2),
    );
    return quantileOf([...sizes, ...prior], share);
  });
  return { usual, weight, reach: (ahead) => reaches[ahead] as number };
}

/** The standard deviation of a unit's errors so far ahead: its own errors beside what is usual for its size. */
export function spreadOf({ level, errors }: UnitErrors, ahead: number, model: SpreadModel): number {
  const own = errors[ahead] ?? [];
  const squares = own.reduce((sum, error) => sum + error * error, 0);
  const usual = model.usual(level, ahead);
  return Math.sqrt((squares + model.weight * usual) / (own.length + model.weight));
}

interface VarianceLine {
  readonly fixed: number;
  readonly growing: number;
}

/** Of a Poisson count the square root has a variance of a quarter, whatever its mean. */
const leastVariance = 0.25;
/** Where nothing was seen: beyond chance a month varies by 14 % or so. */
const unseen: VarianceLine = { fixed: 0.5, growing: 0.005 };

/** Weighted least squares, three times over: a variance is known the less the larger it is. */
function fitVariance(units: readonly UnitErrors[], ahead: number): VarianceLine {
  const points = units.flatMap(({ level, errors }) => {
    const own = errors[ahead] ?? [];
    return own.length === 0
      ? []
      : [{ level, variance: meanOf(own.map((error) => error * error)), count: own.length }];
  });
  if (points.length === 0) return unseen;
  let line = unseen;
  for (let round = 0; round < 3; round += 1) {
    const weighted = points.map((point) => ({
      ...point,
      weight: point.count / (line.fixed + line.growing * point.level) ** 2,
    }));
    line = fitWeighted(weighted);
  }
  return line;
}

interface WeightedPoint {
  readonly level: number;
  readonly variance: number;
  readonly weight: number;
}

function fitWeighted(points: readonly WeightedPoint[]): VarianceLine {
  const sum = (of: (point: WeightedPoint) => number) =>
    points.reduce((all, point) => all + point.weight * of(point), 0);
  const [all, level, variance] = [sum(() => 1), sum((point) => point.level), sum((point) => point.variance)];
  const [squares, product] = [sum((point) => point.level ** 2), sum((point) => point.level * point.variance)];
  const determinant = all * squares - level * level;
  const growing = determinant > 1e-9 * all * squares ? (all * product - level * variance) / determinant : 0;
  if (growing <= 0) return { fixed: Math.max(leastVariance, variance / all), growing: 0 };
  const fixed = (variance - growing * level) / all;
  if (fixed >= leastVariance) return { fixed, growing };
  return { fixed: leastVariance, growing: Math.max(0, (product - leastVariance * level) / squares) };
}

/** Each error beside the spread of the others. */
export function standardErrors(
  { errors }: UnitErrors,
  ahead: number,
  usual: number,
  weight: number,
): readonly number[] {
  const own = errors[ahead] ?? [];
  const squares = own.reduce((sum, error) => sum + error * error, 0);
  return own.map((error) => {
    const others = (squares - error * error + weight * usual) / (own.length - 1 + weight);
    return Math.abs(error) / Math.sqrt(others);
  });
}

function quantileOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.min(sorted.length, Math.ceil((sorted.length + 1) * share));
  return sorted[rank - 1] as number;
}
