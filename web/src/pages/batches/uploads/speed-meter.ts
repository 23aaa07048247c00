const windowMs = 10_000;

/** How fast bytes have been going lately. */
export interface SpeedMeter {
  /** @param sentBytes in all */
  readonly note: (sentBytes: number, nowMs: number) => void;
  /** `null` before there is anything to tell it by. */
  readonly bytesPerSecond: () => number | null;
}

export function speedMeter(): SpeedMeter {
  let samples: (readonly [ms: number, bytes: number])[] = [];
  return {
    note: (sentBytes, nowMs) => {
      // A part that has to be sent again takes bytes back: what was before says nothing any more.
      if (sentBytes < (samples.at(-1)?.[1] ?? 0)) samples = [];
      samples.push([nowMs, sentBytes]);
      while (samples.length > 2 && nowMs - (samples[1]?.[0] ?? nowMs) >= windowMs) samples.shift();
    },
    bytesPerSecond: () => {
      const [first, last] = [samples[0], samples.at(-1)];
      if (!first || !last || last[0] - first[0] < 500) return null;
      return ((last[1] - first[1]) / (last[0] - first[0])) * 1000;
    },
  };
}

/** Seconds until the rest is there; `null` where nobody can tell. */
export function secondsLeft(leftBytes: number, bytesPerSecond: number | null): number | null {
  return bytesPerSecond === null || bytesPerSecond <= 0 ? null : Math.ceil(leftBytes / bytesPerSecond);
}
