import { holdBounds } from './hold-bounds.ts';

/** One of those among whom a sum is shared. */
export interface Claimant {
  readonly key: string;
  /** In proportion to it; never negative. See {@link claimOf}. */
  readonly claim: bigint;
  /** Fen that it gets at least. @default 0 */
  readonly floorFen?: number;
  /** Fen that it gets at most, unless its floor is higher. @default no bound */
  readonly capFen?: number | null;
}

export type Apportioned =
  | {
      readonly ok: true;
      /** Fen by key, in the order of the claimants. */
      readonly sharesFen: ReadonlyMap<string, number>;
      /** What nobody has a claim on, or caps leave over. */
      readonly leftFen: number;
    }
  /** The floors together are more than the sum. */
  | { readonly ok: false; readonly floorsFen: number };

/** Claims are told apart down to a millionth. @param value not negative, finite */
export function claimOf(value: number): bigint {
  return BigInt(Math.round(value * 1_000_000));
}

/**
 * Shares a sum in proportion to claims, within floors and caps. Shares and what is left add up to the sum to the fen:
 * fractions are cut off, and the fen that remain go to the largest of them (largest remainder; of equal ones to the
 * lower key). Whoever claims more, while no other claims more, never gets less; the order of the claimants is nothing.
 * @param sumFen whole, not negative
 * @param claimants of different keys
 */
export function apportion(sumFen: number, claimants: readonly Claimant[]): Apportioned {
  const floorsFen = claimants.reduce((sum, { floorFen = 0 }) => sum + floorFen, 0);
  if (floorsFen > sumFen) return { ok: false, floorsFen };
  const held = holdBounds(sumFen, claimants);
  const free = claimants.filter(({ key }) => !held.has(key));
  const heldFen = [...held.values()].reduce((sum, fen) => sum + fen, 0);
  const shares = new Map([...held, ...byLargestRemainder(sumFen - heldFen, free)]);
  const sharesFen = new Map(claimants.map(({ key }) => [key, shares.get(key) ?? 0]));
  const sharedFen = [...sharesFen.values()].reduce((sum, fen) => sum + fen, 0);
  return { ok: true, sharesFen, leftFen: sumFen - sharedFen };
}

function byLargestRemainder(
  sumFen: number,
  claimants: readonly Claimant[],
): readonly (readonly [key: string, fen: number])[] {
  const claims = claimants.reduce((sum, { claim }) => sum + claim, 0n);
  if (claims === 0n) return [];
  const quotas = claimants.map(({ key, claim }) => {
    const product = BigInt(sumFen) * claim;
    return { key, fen: Number(product / claims), remainder: product % claims };
  });
  const over = sumFen - quotas.reduce((sum, { fen }) => sum + fen, 0);
  return quotas
    .sort(
      (a, b) =>
        Number(b.remainder > a.remainder) - Number(b.remainder < a.remainder) || (a.key < b.key ? -1 : 1),
    )
    .map(({ key, fen }, at) => [key, at < over ? fen + 1 : fen]);
}
