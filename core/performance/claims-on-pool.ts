import { claimOf } from '../shares/apportion.ts';
import type { PartAnswer } from './ask-parts.ts';
import type { PerformanceScheme } from './performance-scheme.ts';

/** What each unit would get of each part, exactly: `claim ÷ perFen` fen. */
export interface PoolClaims {
  /** By unit, then part. */
  readonly claims: ReadonlyMap<string, ReadonlyMap<string, bigint>>;
  readonly perFen: bigint;
  /** Awards came to more than the pool, and were cut in proportion. */
  readonly areAwardsCut: boolean;
  /** Parts in which nobody has a point. */
  readonly unscored: readonly string[];
}

/**
 * Awards come out of the pool first; each other part is its share of the rest, in proportion to points. Nothing is
 * rounded here, so that one rounding at the end decides.
 * @param answers by unit
 */
export function claimsOnPool(
  scheme: PerformanceScheme,
  poolFen: number,
  answers: ReadonlyMap<string, readonly PartAnswer[]>,
): PoolClaims {
  const awards = scheme.parts.filter(({ kind }) => kind === 'award').map(({ id }) => id);
  const weights = pointsOf(scheme, answers);
  const awardsFen = [...answers.values()].flat().reduce((sum, one) => sum + awardFen(one, awards), 0n);
  const pool = BigInt(poolFen);
  const areAwardsCut = awardsFen > pool;
  const restFen = areAwardsCut ? 0n : pool - awardsFen;
  const perFen =
    weights.reduce((product, { sum }) => product * (sum || 1n), areAwardsCut ? awardsFen : 1n) * 10_000n;
  const claimOnAward = (fen: bigint) => (areAwardsCut ? (fen * pool * perFen) / awardsFen : fen * perFen);
  const claims = [...answers].map(([unit, ofUnit]) => {
    const ofAwards = ofUnit
      .filter(({ part }) => awards.includes(part))
      .map((one) => [one.part, claimOnAward(awardFen(one, awards))] as const);
    const ofPoints = weights.flatMap(({ part, shareE4, points, sum }) => {
      const own = points.get(unit);
      return own === undefined || sum === 0n
        ? []
        : [[part, (restFen * shareE4 * own * perFen) / (10_000n * sum)] as const];
    });
    return [unit, new Map([...ofAwards, ...ofPoints])] as const;
  });
  const unscored = weights.filter(({ isUnscored }) => isUnscored).map(({ part }) => part);
  return { claims: new Map(claims), perFen, areAwardsCut, unscored };
}

function awardFen({ part, value }: PartAnswer, awards: readonly string[]): bigint {
  return awards.includes(part) ? BigInt(Math.round(value * 100)) : 0n;
}

/** The points of each part that is given by points; where nobody has any, one each if the scheme says so. */
function pointsOf(
  { parts, whenNobodyScores }: PerformanceScheme,
  answers: ReadonlyMap<string, readonly PartAnswer[]>,
) {
  return parts.flatMap((part) => {
    if (part.kind !== 'points') return [];
    const concerned = [...answers].flatMap(([unit, ofUnit]) => {
      const answer = ofUnit.find((one) => one.part === part.id);
      return answer && answer.withheldBy === null ? [[unit, claimOf(answer.value)] as const] : [];
    });
    const isUnscored = concerned.every(([, points]) => points === 0n);
    const evens = isUnscored && whenNobodyScores === 'equally';
    const points = new Map(concerned.map(([unit, own]) => [unit, evens ? 1n : own]));
    const sum = [...points.values()].reduce((total, own) => total + own, 0n);
    return [{ part: part.id, shareE4: BigInt(Math.round(part.share * 10_000)), points, sum, isUnscored }];
  });
}
