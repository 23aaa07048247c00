import type { IntakeLimits } from '../../core/claims/intake-limits.ts';
import { BrokenOff } from './broken-off.ts';

/** Counts what decompression makes, while it is made: what headers say of it is never believed. */
export interface InflationGuard {
  /** A part begins, whose ratio is its own. */
  readonly begin: () => PartGuard;
  /** What all parts have come to so far. */
  readonly inflatedBytes: () => number;
}

export interface PartGuard {
  readonly countIn: (bytes: number) => void;
  /** @throws {BrokenOff} where it is more than the limits allow */
  readonly countOut: (bytes: number) => void;
}

/**
 * Of one file: its parts share what they may come to.
 * @param before what parts have come to that another run has read
 */
export function inflationGuard(
  { maxInflatedBytes, maxInflationRatio, inflationFloorBytes }: IntakeLimits,
  before = 0,
): InflationGuard {
  let total = before;
  return {
    inflatedBytes: () => total,
    begin: () => {
      let [bytesIn, bytesOut] = [0, 0];
      return {
        countIn: (bytes) => {
          bytesIn += bytes;
        },
        countOut: (bytes) => {
          bytesOut += bytes;
          total += bytes;
          if (total > maxInflatedBytes)
            throw new BrokenOff({ code: 'inflated-too-large', limitBytes: maxInflatedBytes });
          if (bytesOut > inflationFloorBytes && bytesOut > maxInflationRatio * bytesIn)
            throw new BrokenOff({ code: 'inflation-ratio', limit: maxInflationRatio });
        },
      };
    },
  };
}
