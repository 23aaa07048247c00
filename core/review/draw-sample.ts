import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** A case that may be drawn for inspection. */
export interface SampleUnit {
  /** Tells the case from all others; order of the population is no matter. */
  readonly id: string;
  /** Departments, groups or whatever shall each be represented. */
  readonly stratum: string;
  /** How much the case is worth a look; nought still has a chance where the stratum is small enough. */
  readonly risk: number;
}

export interface DrawnUnit extends SampleUnit {
  /** How likely this case was to be drawn: 1 where it was certain. Its inverse is the weight to project with. */
  readonly inclusion: number;
}

export interface StratumPlan {
  readonly stratum: string;
  readonly cases: number;
  readonly risk: number;
  readonly drawn: number;
}

export interface Sample {
  readonly strata: readonly StratumPlan[];
  readonly drawn: readonly DrawnUnit[];
}

/**
 * A seeded draw of `size` cases. Each stratum gets one place as far as places go, the largest risk first, and the
 * rest by its share of all risk (largest remainders), never more than it has cases. Within a stratum the chance
 * goes with the risk, by sequential Poisson sampling with a permanent random number a case (Ohlsson, Journal of
 * Official Statistics 14 (1998) 149-162): the number is a hash of seed and id, so that the same population and
 * seed give the same sample in whatever order the cases come.
 */
export function drawSample(population: readonly SampleUnit[], size: number, seed: string): Sample {
  const strata = [...Map.groupBy(population, ({ stratum }) => stratum)].sort(([a], [b]) => (a < b ? -1 : 1));
  const places = sharePlaces(
    strata.map(([, units]) => ({ cases: units.length, risk: riskOf(units) })),
    size,
  );
  const drawn = strata.map(([, units], at) => drawFrom(units, places[at] ?? 0, seed));
  return {
    strata: strata.map(([stratum, units], at) => ({
      stratum,
      cases: units.length,
      risk: riskOf(units),
      drawn: drawn[at]?.length ?? 0,
    })),
    drawn: drawn.flat(),
  };
}

interface StratumSize {
  readonly cases: number;
  readonly risk: number;
}

/** Places for each stratum; together `size`, or all cases where there are fewer. */
function sharePlaces(strata: readonly StratumSize[], size: number): readonly number[] {
  const places = strata.map(() => 0);
  const byRisk = strata.map((_, at) => at).sort((a, b) => riskAt(b) - riskAt(a) || a - b);
  let left = Math.min(
    size,
    strata.reduce((sum, { cases }) => sum + cases, 0),
  );
  for (const at of byRisk) {
    if (left === 0) return places;
    places[at] = 1;
    left -= 1;
  }
  while (left > 0) left = shareOnce(strata, places, left);
  return places;

  function riskAt(at: number): number {
    return strata[at]?.risk ?? 0;
  }
}

/** Gives out by share of risk among the strata that still have cases; returns what no stratum could take. */
function shareOnce(strata: readonly StratumSize[], places: number[], left: number): number {
  const room = strata.map(({ cases }, at) => cases - (places[at] as number));
  const open = strata.map((_, at) => at).filter((at) => (room[at] as number) > 0);
  const riskOfOpen = open.reduce((sum, at) => sum + (strata[at]?.risk ?? 0), 0);
  const quota = (at: number) =>
    riskOfOpen > 0 ? (left * (strata[at]?.risk ?? 0)) / riskOfOpen : left / open.length;
  let given = 0;
  for (const at of open) {
    const whole = Math.min(room[at] as number, Math.floor(quota(at)));
    places[at] = (places[at] as number) + whole;
    given += whole;
  }
  const byRemainder = open
    .filter((at) => (strata[at]?.cases ?? 0) > (places[at] as number))
    .sort((a, b) => (quota(b) % 1) - (quota(a) % 1) || a - b);
  for (const at of byRemainder) {
    if (given === left) break;
    places[at] = (places[at] as number) + 1;
    given += 1;
  }
  return left - given;
}

function drawFrom(units: readonly SampleUnit[], places: number, seed: string): readonly DrawnUnit[] {
  const inclusion = inclusionsOf(units, places);
  return units
    .map((unit, at) => ({ ...unit, inclusion: inclusion[at] as number }))
    .map((unit) => ({ unit, rank: unit.inclusion >= 1 ? 0 : randomOf(seed, unit.id) / unit.inclusion }))
    .sort((a, b) => a.rank - b.rank || (a.unit.id < b.unit.id ? -1 : 1))
    .slice(0, places)
    .map(({ unit }) => unit);
}

/** Chances in proportion to risk; a case that would get more than certainty is certain, and the rest share on. */
function inclusionsOf(units: readonly SampleUnit[], places: number): readonly number[] {
  const certain = new Set<number>();
  for (;;) {
    const others = units.filter((_, at) => !certain.has(at));
    const risk = riskOf(others);
    const left = places - certain.size;
    const chance = (unit: SampleUnit) => (risk > 0 ? (left * unit.risk) / risk : left / others.length);
    const added = units.flatMap((unit, at) => (!certain.has(at) && chance(unit) >= 1 ? [at] : []));
    if (added.length === 0) {
      // A risk of nought among others that have some is the last to be drawn, not impossible.
      return units.map((unit, at) => (certain.has(at) ? 1 : Math.max(chance(unit), leastInclusion)));
    }
    for (const at of added) certain.add(at);
  }
}

const leastInclusion = 1e-9;

function riskOf(units: readonly SampleUnit[]): number {
  return units.reduce((sum, { risk }) => sum + risk, 0);
}

/** Evenly spread above 0 and up to 1, and always the same for a seed and an id. */
function randomOf(seed: string, id: string): number {
  const hash = sha256(utf8ToBytes(JSON.stringify([seed, id])));
  const high = new DataView(hash.buffer, hash.byteOffset).getUint32(0);
  const low = new DataView(hash.buffer, hash.byteOffset).getUint32(4);
  return (high * 2 ** 21 + (low >>> 11) + 1) / 2 ** 53;
}
