import { roundTogether } from './round-together.ts';

/** The two sides of a mean: what is counted, and over how many. */
export interface Sides {
  readonly above: number;
  readonly below: number;
}

/** What a unit, or a piece of it, came to in two periods. */
export interface InTwoPeriods {
  readonly before: Sides;
  readonly now: Sides;
}

/**
 * One piece of a unit: a doctor's stays in a group, and of their bills the drugs. What is counted over the same cases
 * once in each column; pieces of one stratum and column are like with like.
 */
export interface Piece extends InTwoPeriods {
  readonly stratum: string;
  readonly column: string;
}

/** How a change came about: by how many cases there were in all (nought for a mean), of which kind, and how dear. */
export interface ChangeParts {
  readonly volume: number;
  readonly mix: number;
  readonly price: number;
}

/**
 * Splits the change of each piece's total. Price and quantity by Bennet (1920): cases change at the mean of the two
 * periods' averages, averages change over the mean of the two periods' cases. The quantity is split in the same way
 * into all cases and the piece's share of them. Symmetric in time: the periods swapped, every part is negated. A
 * stratum that is new, or is gone, has one average: its price did not change.
 * @param pieces with whole `above`
 * @param all cases of the whole unit
 */
export function splitTotals(pieces: readonly Piece[], all: InTwoPeriods): readonly ChangeParts[] {
  const averageOf = averages(pieces);
  const cases = (all.before.below + all.now.below) / 2;
  const moreCases = all.now.below - all.before.below;
  return pieces.map((piece) => {
    const change = piece.now.above - piece.before.above;
    const { before, now } = sharesOf(piece, all);
    const average = averageOf(piece);
    const volume = moreCases * ((before + now) / 2) * average;
    const mix = cases * (now - before) * average;
    const price = change - (piece.now.below - piece.before.below) * average;
    return changeParts(roundTogether([volume, mix, price], change));
  });
}

/**
 * Splits the change of the mean, `above ÷ below` of the whole, over the pieces. A piece that takes a larger share
 * moves the mean by how far its average is from it.
 * @param scale how many of the smallest unit make one: the change, and all parts, are whole numbers of it
 * @returns `null` where one of the means does not exist
 */
export function splitMean(
  pieces: readonly Piece[],
  all: InTwoPeriods,
  scale: number,
): readonly ChangeParts[] | null {
  if (all.before.below === 0 || all.now.below === 0) return null;
  const averageOf = averages(pieces);
  const meanOf = columnMeans(pieces, all);
  const exact = pieces.flatMap((piece) => {
    const { before, now } = sharesOf(piece, all);
    const average = averageOf(piece);
    const mix = (now - before) * (average - meanOf(piece));
    const moved = piece.now.above / all.now.below - piece.before.above / all.before.below;
    return [mix * scale, (moved - (now - before) * average) * scale];
  });
  const rounded = roundTogether(exact, scaledMean(all.now, scale) - scaledMean(all.before, scale));
  return pieces.map((_, at) => changeParts([0, ...rounded.slice(2 * at, 2 * at + 2)]));
}

function changeParts([volume = 0, mix = 0, price = 0]: readonly number[]): ChangeParts {
  return { volume, mix, price };
}

/** The mean in whole numbers of its smallest unit. */
export function scaledMean({ above, below }: Sides, scale: number): number {
  // Nought is never the negative one.
  return Math.round((above / below) * scale) + 0;
}

/** Of each piece's stratum and column, half-way between the two periods. */
function averages(pieces: readonly Piece[]): (piece: Piece) => number {
  const sums = sumsBy(pieces, averageKey);
  return (piece) => {
    const { before, now } = sums.get(averageKey(piece)) ?? nothing;
    const [first, second] = [averageOf(before), averageOf(now)];
    return ((first ?? second ?? 0) + (second ?? first ?? 0)) / 2;
  };
}

/** Of each column over the whole unit, half-way between the two periods. */
function columnMeans(pieces: readonly Piece[], all: InTwoPeriods): (piece: Piece) => number {
  const sums = sumsBy(pieces, ({ column }) => column);
  return ({ column }) => {
    const { before, now } = sums.get(column) ?? nothing;
    return (before.above / all.before.below + now.above / all.now.below) / 2;
  };
}

/** What part of all cases the piece has; where there were none at all, the part of the other period. */
function sharesOf(piece: InTwoPeriods, all: InTwoPeriods): { readonly before: number; readonly now: number } {
  const before = all.before.below === 0 ? null : piece.before.below / all.before.below;
  const now = all.now.below === 0 ? null : piece.now.below / all.now.below;
  return { before: before ?? now ?? 0, now: now ?? before ?? 0 };
}

const averageKey = ({ stratum, column }: Piece) => `${column} ${stratum}`;

const averageOf = ({ above, below }: Sides) => (below === 0 ? null : above / below);

const nothing: InTwoPeriods = { before: { above: 0, below: 0 }, now: { above: 0, below: 0 } };

function sumsBy(
  pieces: readonly Piece[],
  keyOf: (piece: Piece) => string,
): ReadonlyMap<string, InTwoPeriods> {
  const sums = new Map<string, InTwoPeriods>();
  for (const piece of pieces) {
    const key = keyOf(piece);
    const { before, now } = sums.get(key) ?? nothing;
    sums.set(key, { before: addSides(before, piece.before), now: addSides(now, piece.now) });
  }
  return sums;
}

/** `a + sign × b`. */
export function addSides(a: Sides, b: Sides, sign: 1 | -1 = 1): Sides {
  return { above: a.above + sign * b.above, below: a.below + sign * b.below };
}
