import type { Moments } from '../indicators/case-measures.ts';
import type { Indicator } from './indicator.ts';
import { addMoments, meanOf, noMoments, varianceOf } from './moments.ts';
import type { UnitStays } from './unit-stays.ts';

/** What a unit's stays came to, and what they would have come to at its peers. */
export interface Expectation {
  /** Stays that have peers to be compared with. */
  readonly stays: number;
  readonly observed: number;
  readonly expected: number;
  /** Variance of observed minus expected: chance among its stays, and among those that the peers are known by. */
  readonly variance: number;
}

/** The stays of all units by stratum. */
export interface Peers {
  /** Expects of a unit, or of part of its stays, what the other units had; strata with too few peers are left out. */
  readonly expectOf: (unit: UnitStays, stays?: ReadonlyMap<string, Moments>) => Expectation;
}

interface Stratum {
  readonly moments: Moments;
  readonly units: number;
}

/**
 * Indirect standardisation: to each stay the mean of its stratum over the *other* units, so that a unit does not
 * hide in its own average.
 */
export function gatherPeers(
  units: readonly UnitStays[],
  { minPeerStays, minPeers }: Pick<Indicator['parameters'], 'minPeerStays' | 'minPeers'>,
): Peers {
  const strata = new Map<string, Stratum>();
  for (const { strata: own } of units) {
    for (const [name, moments] of own) {
      const known = strata.get(name) ?? { moments: noMoments, units: 0 };
      strata.set(name, { moments: addMoments(known.moments, moments), units: known.units + 1 });
    }
  }
  return {
    expectOf({ strata: own }, part = own) {
      const sums = { stays: 0, observed: 0, expected: 0, variance: 0 };
      for (const [name, { stays, sum }] of part) {
        const all = strata.get(name);
        if (!all || all.units - 1 < minPeers) continue;
        const peers = addMoments(all.moments, own.get(name) ?? noMoments, -1);
        if (peers.stays < minPeerStays) continue;
        const spread = varianceOf(peers);
        sums.stays += stays;
        sums.observed += sum;
        sums.expected += stays * meanOf(peers);
        sums.variance += stays * spread + (stays ** 2 * spread) / peers.stays;
      }
      return sums;
    },
  };
}
