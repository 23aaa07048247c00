import type { HospitalLevel } from '../../claims/settlement-list.ts';
import type { DipGroup } from '../../grouping/dip/catalogue.ts';
import { divide, type ExactNumber, exactOf, multiply, roundHalfUp } from '../../payment/exact-number.ts';
import type { BuildParameters } from './build-parameters.ts';
import { coefficientOfVariation, spreadOf } from './coefficient-of-variation.ts';
import type { CostSums } from './cost-sums.ts';
import { weightedMean, weightedPartMean, type YearWeights } from './year-weights.ts';

/** What a built catalogue says of a group, and its relative weight: mean cost by that of the reference, to four decimals. */
export interface GroupFigures {
  readonly relativeWeight: number;
  readonly score: number;
  readonly meanFen: NonNullable<DipGroup['meanFen']>;
  readonly cases: number;
  readonly cv: number;
  readonly drugWeight?: number;
  readonly consumableWeight?: number;
}

/** What groups are weighed against. */
export interface FigureReference {
  /** Mean cost of a relative weight of 1, in fen. */
  readonly mean: ExactNumber;
  /** All cases, for what drugs and consumables cost in the mean. */
  readonly all: CostSums;
  /** Score of a relative weight of 1. */
  readonly scoreOfMean: number;
}

/** RW = m ÷ M, score = RW × the score of the mean; drug and consumable weights alike. `null` of no case at all. */
export function groupFigures(
  sums: CostSums,
  { mean: reference, all, scoreOfMean }: FigureReference,
  parameters: BuildParameters,
  weights: YearWeights,
): GroupFigures | null {
  const mean = weightedMean(sums.years, weights);
  if (mean === null) return null;
  const years = new Set(weights.years);
  const relative = divide(mean, reference);
  const drugWeight = partWeight('drugFen', sums, all, weights);
  const consumableWeight = partWeight('consumableFen', sums, all, weights);
  return {
    score: scoreOf(multiply(relative, exactOf(scoreOfMean)), parameters.score_decimals),
    relativeWeight: rounded(relative, 4),
    meanFen: levelMeans(sums, weights),
    cases: sums.casesIn(years),
    cv: coefficientOfVariation(spreadOf(sums, years), parameters.cv_divisor),
    ...(drugWeight === null ? {} : { drugWeight }),
    ...(consumableWeight === null ? {} : { consumableWeight }),
  };
}

/** To so many decimals, and never nought: what rounds to nothing is the least score that can be written. */
function scoreOf(value: ExactNumber, decimals: number): number {
  return Math.max(rounded(value, decimals), Number(`1e-${decimals}`));
}

/** To so many decimals, halves up. */
export function rounded(value: ExactNumber, decimals: number): number {
  const scale = 10 ** decimals;
  return roundHalfUp(multiply(value, exactOf(scale))) / scale;
}

const levels: readonly HospitalLevel[] = [1, 2, 3];

function levelMeans(sums: CostSums, weights: YearWeights): GroupFigures['meanFen'] {
  const means = levels.flatMap((level) => {
    const mean = weightedMean(sums.atLevel(level), weights);
    return mean === null ? [] : [[String(level), roundHalfUp(mean)] as const];
  });
  return Object.fromEntries(means);
}

function partWeight(
  part: 'drugFen' | 'consumableFen',
  sums: CostSums,
  all: CostSums,
  weights: YearWeights,
): number | null {
  const [own, reference] = [weightedPartMean(sums, part, weights), weightedPartMean(all, part, weights)];
  return own === null || reference === null || reference.digits <= 0n || own.digits < 0n
    ? null
    : rounded(divide(own, reference), 4);
}
