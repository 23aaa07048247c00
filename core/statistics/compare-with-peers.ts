import { isFlag } from '../indicators/case-measures.ts';
import { varianceBetween } from './between-units.ts';
import { normal95, normalTail, poissonAtLeast, poissonAtMost, poissonLimits } from './distributions.ts';
import type { Indicator } from './indicator.ts';
import { type Judgement, type Judgements, pInDirection } from './judgement.ts';
import { ratioOf } from './measure-scale.ts';
import { type Expectation, gatherPeers } from './peers.ts';
import type { NotJudged } from './statistical-finding.ts';
import type { UnitStays } from './unit-stays.ts';

/** A unit with enough to go by. */
interface Candidate {
  readonly of: UnitStays;
  readonly expectation: Expectation;
  readonly difference: number;
  readonly variance: number;
}

/**
 * Each unit's stays against what their like came to at its peers. A unit is judged by how far it is from them
 * beyond chance among stays and beyond what the units differ by anyway.
 */
export function compareWithPeers(units: readonly UnitStays[], indicator: Indicator): Judgements {
  const peers = gatherPeers(units, indicator.parameters);
  const notJudged: NotJudged[] = [];
  const candidates: Candidate[] = [];
  for (const of of units) {
    const expectation = peers.expectOf(of);
    const reason = whyNotJudged(of, expectation, indicator);
    if (reason) notJudged.push(reason);
    else candidates.push({ of, expectation, ...differenceOf(expectation) });
  }
  if (candidates.length <= indicator.parameters.minPeers) {
    return { judged: [], notJudged: [...notJudged, ...candidates.map(() => fewPeers)], betweenUnits: null };
  }
  const between = varianceBetween(candidates);
  const judged = candidates.map((candidate) => judge(candidate, between, indicator));
  return { judged, notJudged, betweenUnits: Math.sqrt(between) };
}

const fewPeers: NotJudged = 'few-peers';

function whyNotJudged(
  { strata, stays }: UnitStays,
  expectation: Expectation,
  { parameters: { minStays, minKnown } }: Indicator,
): NotJudged | null {
  const known = [...strata.values()].reduce((sum, moments) => sum + moments.stays, 0);
  if (known < minKnown * stays) return 'unknown';
  if (known < minStays) return 'few-stays';
  if (expectation.stays < minStays) return fewPeers;
  return expectation.variance > 0 && expectation.expected > 0 ? null : 'nothing-expected';
}

function differenceOf({ observed, expected, variance, stays }: Expectation) {
  return { difference: (observed - expected) / stays, variance: variance / stays ** 2 };
}

function judge(
  { of, expectation, difference, variance }: Candidate,
  between: number,
  { measure, direction }: Indicator,
): Judgement {
  const { stays, observed, expected } = expectation;
  const deviation = Math.sqrt(variance + between);
  const p = pInDirection(difference / deviation, direction, normalTail);
  const ratioAt = (distance: number) => ratioOf(measure, expected / stays, distance);
  const common = { of, stays, observed: observed / stays, expected: expected / stays, since: null };
  if (isFlag(measure)) {
    const [low, high] = poissonLimits(observed);
    // Few events are skewed, which a normal does not know: whichever of the two is more careful.
    const interval = [low / expected, high / expected] as const;
    return {
      ...common,
      ratio: observed / expected,
      interval,
      p: Math.max(p, poissonP(expectation, direction)),
    };
  }
  const half = normal95 * deviation;
  const interval = [ratioAt(difference - half), ratioAt(difference + half)] as const;
  return { ...common, ratio: ratioAt(difference), interval, p };
}

function poissonP({ observed, expected }: Expectation, direction: Indicator['direction']): number {
  const [least, most] = [poissonAtLeast(observed, expected), poissonAtMost(observed, expected)];
  return { up: least, down: most, both: Math.min(1, 2 * Math.min(least, most)) }[direction];
}
