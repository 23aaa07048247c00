import type { ManagementIndicator } from '../indicators/management-indicator.ts';
import { type Apportioned, apportion } from '../shares/apportion.ts';
import { askParts, type Lack, type PartAnswer } from './ask-parts.ts';
import { type Bounds, boundsOf } from './bounds-of.ts';
import { claimsOnPool, type PoolClaims } from './claims-on-pool.ts';
import type { Distribution, DistributionNote, UnitShare } from './distribution.ts';
import { type JudgedUnit, judgeUnit } from './judge-unit.ts';
import { kindOf } from './kind-of.ts';
import { namesBehindKind } from './names-behind.ts';
import type { FiguresUnit, PerformanceFigures } from './performance-figures.ts';
import { type Pool, poolOf } from './pool.ts';
import type { PerformanceRules } from './read-performance-scheme.ts';
import { shareAmongMembers } from './share-among-members.ts';

export type Distributed =
  | { readonly ok: true; readonly distribution: Distribution }
  /** Formulas without an answer: nothing is shared while somebody's share is not known. */
  | { readonly ok: false; readonly code: 'no-data'; readonly lacks: readonly Lack[] }
  /** The floors together are more than there is to give. */
  | {
      readonly ok: false;
      readonly code: 'floors-exceed-pool';
      readonly floorsFen: number;
      readonly givenFen: number;
    };

/** A unit on its way to its share. */
interface Asked {
  readonly unit: FiguresUnit;
  readonly kind: string;
  readonly judged: JudgedUnit;
  readonly answers: readonly PartAnswer[];
}

/**
 * Shares the pool of a period among departments and teams, and theirs among doctors and members. The shares and what is
 * left add up to the pool to the fen; the order of the units is nothing; nobody is below the floor.
 * @param figures checked against the scheme
 */
export function distributePool(
  rules: PerformanceRules,
  figures: PerformanceFigures,
  indicators: readonly ManagementIndicator[],
): Distributed {
  const pool = poolOf(rules.scheme, figures);
  const lacks: Lack[] = pool.ok ? [] : [{ unit: null, of: 'pool', missing: pool.missing }];
  const asked = figures.units.map((unit): Asked => {
    const kind = kindOf(unit, rules.scheme) ?? '';
    const judged = judgeUnit(rules, unit, indicators);
    const { answers, lacks: lacking } = askParts(rules, { id: unit.id, kind }, judged);
    lacks.push(...lacking);
    return { unit, kind, judged, answers };
  });
  if (!pool.ok) return { ok: false, code: 'no-data', lacks };
  const concerned = asked.filter(({ answers }) => answers.length > 0);
  const bounds = boundsOf(rules, concerned, pool.pool.poolFen);
  lacks.push(...bounds.lacks);
  if (lacks.length > 0) return { ok: false, code: 'no-data', lacks };
  return share(rules, asked, pool.pool, bounds.byUnit, indicators);
}

function share(
  rules: PerformanceRules,
  asked: readonly Asked[],
  pool: Pool,
  bounds: Bounds,
  indicators: readonly ManagementIndicator[],
): Distributed {
  const claimed = claimsOnPool(
    rules.scheme,
    pool.poolFen,
    new Map(asked.map(({ unit, answers }) => [unit.id, answers])),
  );
  const claimants = asked.map(({ unit }) => ({ key: unit.id, claim: totalOf(claimed.claims.get(unit.id)) }));
  // A part that nobody gets may leave a fraction of a fen, which stays with it.
  const givenFen = Number(claimants.reduce((sum, { claim }) => sum + claim, 0n) / claimed.perFen);
  const bounded = apportion(
    givenFen,
    claimants.map((one) => ({ ...one, ...bounds.get(one.key) })),
  );
  if (!bounded.ok) return { ok: false, code: 'floors-exceed-pool', floorsFen: bounded.floorsFen, givenFen };
  const free = apportion(givenFen, claimants);
  const units = asked.map((one) => unitShare(rules, one, { claimed, bounded, free }, indicators));
  const leftFen = pool.poolFen - units.reduce((sum, { shareFen }) => sum + shareFen, 0);
  const { scheme } = rules;
  const carriedOutFen = scheme.pool.carriesOver ? Math.min(0, pool.baseFen) + leftFen : 0;
  const notes = notesOf(rules, asked, claimed, bounded.leftFen);
  return { ok: true, distribution: { scheme: scheme.id, pool, units, leftFen, carriedOutFen, notes } };
}

const totalOf = (claims: ReadonlyMap<string, bigint> = new Map()) =>
  [...claims.values()].reduce((sum, claim) => sum + claim, 0n);

function unitShare(
  rules: PerformanceRules,
  { unit, kind, judged, answers }: Asked,
  {
    claimed,
    bounded,
    free,
  }: { readonly claimed: PoolClaims; readonly bounded: Apportioned; readonly free: Apportioned },
  indicators: readonly ManagementIndicator[],
): UnitShare {
  const fenIn = (outcome: Apportioned) => (outcome.ok ? (outcome.sharesFen.get(unit.id) ?? 0) : 0);
  const [shareFen, freeFen] = [fenIn(bounded), fenIn(free)];
  const claims = [...(claimed.claims.get(unit.id) ?? [])].map(([key, claim]) => ({ key, claim }));
  const split = apportion(freeFen, claims);
  const parts = answers.map(({ part, value, withheldBy }) => ({
    part,
    value,
    withheldBy,
    shareFen: split.ok ? (split.sharesFen.get(part) ?? 0) : 0,
  }));
  const { guards, scorecard, terms } = judged;
  const members = shareAmongMembers(rules, { unit, kind }, shareFen, indicators);
  return {
    unit: unit.id,
    kind,
    guards,
    scorecard,
    terms,
    parts,
    boundFen: shareFen - freeFen,
    shareFen,
    members,
  };
}

function notesOf(
  rules: PerformanceRules,
  asked: readonly Asked[],
  { areAwardsCut, unscored }: PoolClaims,
  cappedFen: number,
): readonly DistributionNote[] {
  return [
    ...(areAwardsCut ? [{ code: 'awards-cut' } as const] : []),
    ...unscored.map((part) => ({ code: 'nobody-scores', part }) as const),
    ...(cappedFen > 0 ? [{ code: 'caps-leave', fen: cappedFen } as const] : []),
    ...asked.flatMap(({ unit, answers }) =>
      answers
        .filter(({ wasNegative }) => wasNegative)
        .map(({ part }) => ({ code: 'below-nought', unit: unit.id, part }) as const),
    ),
    ...unknownGuards(rules, asked),
  ];
}

/** Guards that matter to a unit and that nobody could answer; units that lack the same are told together. */
function unknownGuards(rules: PerformanceRules, asked: readonly Asked[]): readonly DistributionNote[] {
  const found = asked.flatMap(({ unit, kind, judged }) => {
    const behind = namesBehindKind(rules, kind);
    const unknown = judged.guards.filter(({ guard, missing }) => missing.length > 0 && behind.has(guard));
    return unknown.map((answer) => ({ unit: unit.id, answer }));
  });
  const alike = Map.groupBy(found, ({ answer }) => JSON.stringify(answer));
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const units = [first, ...others].map(({ unit }) => unit);
    return [{ code: 'guard-unknown', units, ...first.answer } as const];
  });
}
