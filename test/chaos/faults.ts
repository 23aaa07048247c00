import { createRandom, type Random } from '../../generator/random.ts';

/** Every way in which a run is disturbed. */
export const faultKinds = [
  'process killed',
  'clock jumped',
  'message sent twice',
  'message sent late',
  'messages sent in another order',
  'message delivered late',
  'message delivered again',
  'DynamoDB throttled',
  'DynamoDB left a part undone',
  'S3 slowed down',
  'SQS throttled',
  'SQS refused a part',
  'call failed with 500',
  'connection reset before the call',
  'connection reset after the call',
  'call left hanging',
] as const;

export type FaultKind = (typeof faultKinds)[number];

export type FaultCounts = Readonly<Record<FaultKind, number>>;

/** Decides what is disturbed, and counts it. */
export interface Faults {
  /** An occasion for each of the kinds: the one that strikes, or `null`. */
  readonly strike: (kinds: readonly FaultKind[]) => FaultKind | null;
  /** A fault that came about without being asked for here. */
  readonly note: (kind: FaultKind) => void;
  /** At least 0, below 1: how long, where, how many. */
  readonly draw: () => number;
  readonly struck: () => FaultCounts;
  /** How often there was an occasion. */
  readonly occasions: () => FaultCounts;
}

/**
 * By chance, from the seed: each kind has a stream of its own, so that the n-th occasion of a kind is decided alike in
 * every run. Which call is the n-th is up to the processes.
 * @param chances of each kind at an occasion
 */
export function faultsBy(seed: string, chances: FaultCounts): Faults {
  const struck = zeros();
  const occasions = zeros();
  const streams = new Map<FaultKind, Random>(
    faultKinds.map((kind) => [kind, createRandom(`${seed}/${kind}`)]),
  );
  const isStruck = (kind: FaultKind) => {
    occasions[kind] += 1;
    return (streams.get(kind) as Random).chance(chances[kind]);
  };
  const draws = createRandom(`${seed}/draws`);
  return {
    strike: (kinds) => {
      const [kind = null] = kinds.filter(isStruck);
      if (kind !== null) struck[kind] += 1;
      return kind;
    },
    note: (kind) => {
      struck[kind] += 1;
    },
    draw: draws.next,
    struck: () => ({ ...struck }),
    occasions: () => ({ ...occasions }),
  };
}

export function zeros(): Record<FaultKind, number> {
  return Object.fromEntries(faultKinds.map((kind) => [kind, 0])) as Record<FaultKind, number>;
}
