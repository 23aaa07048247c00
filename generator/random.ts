/** A stream of pseudo-random numbers: a pure function of its seed, the same on every machine. */
export interface Random {
  /** At least 0, below 1. */
  readonly next: () => number;
  /** A whole number from `low` to `high`, both included. */
  readonly int: (low: number, high: number) => number;
  readonly chance: (probability: number) => boolean;
  /** Standard normal, cut off at 2 on both sides. */
  readonly normal: () => number;
  /** Throws on an empty list. */
  readonly pick: <T>(list: readonly T[]) => T;
}

/** sfc32, seeded from the text by FNV-1a and warmed up. */
export function createRandom(seed: string): Random {
  const next = sfc32(seed);
  return {
    next,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    normal: () => truncatedNormal(next),
    pick: (list) => pickFrom(list, next()),
  };
}

/** One entry in proportion to its weight. Throws where no weight is positive. */
export function pickWeighted<T>(random: Random, list: readonly T[], weightOf: (entry: T) => number): T {
  let rest = random.next() * list.reduce((sum, entry) => sum + weightOf(entry), 0);
  const chosen = list.find((entry) => {
    rest -= weightOf(entry);
    return rest < 0;
  });
  if (chosen === undefined) throw new Error('nothing to pick from');
  return chosen;
}

/** The list in an order of chance. */
export function shuffle<T>(random: Random, list: readonly T[]): readonly T[] {
  return list
    .map((entry) => ({ entry, rank: random.next() }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}

function pickFrom<T>(list: readonly T[], share: number): T {
  const index = Math.floor(share * list.length);
  if (index >= list.length) throw new Error('nothing to pick from');
  return list[index] as T;
}

function truncatedNormal(next: () => number): number {
  const value = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return Math.max(-2, Math.min(2, value));
}

function sfc32(seed: string): () => number {
  let a = fnv1a(seed, 0x811c9dc5);
  let b = fnv1a(seed, 0x9e3779b9);
  let c = fnv1a(seed, 0x243f6a88);
  let counter = 1;
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

function fnv1a(text: string, basis: number): number {
  let hash = basis;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}
