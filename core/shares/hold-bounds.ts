import type { Claimant } from './apportion.ts';

/**
 * Who is held at a floor or a cap when a sum is shared in proportion to claims, with the fen they get; whoever is not
 * named shares the rest in proportion. Those with no claim are held at their floors. Found by freezing, time after
 * time, the side whose bounds are broken by more, as flexible boxes of CSS are laid out; in whole numbers, so exactly.
 * @param claimants whose floors are not more than the sum
 */
export function holdBounds(sumFen: number, claimants: readonly Claimant[]): ReadonlyMap<string, number> {
  const held = new Map<string, number>();
  for (const { key, claim, floorFen = 0 } of claimants) if (claim === 0n) held.set(key, floorFen);
  for (;;) {
    const free = claimants.filter(({ key }) => !held.has(key)).map(boundsOf);
    const claims = free.reduce((sum, { claim }) => sum + claim, 0n);
    const restFen = BigInt(sumFen) - [...held.values()].reduce((sum, fen) => sum + BigInt(fen), 0n);
    // Both sides times the sum of claims, which is a whole number.
    const lack = ({ claim, floor }: Bounded) => floor * claims - restFen * claim;
    const excess = ({ claim, cap }: Bounded) => (cap === null ? -1n : restFen * claim - cap * claims);
    const [low, high] = [free.filter((one) => lack(one) > 0n), free.filter((one) => excess(one) > 0n)];
    if (low.length + high.length === 0) return held;
    const balance = sumOf(low, lack) - sumOf(high, excess);
    if (balance >= 0n) for (const { key, floor } of low) held.set(key, Number(floor));
    if (balance <= 0n) for (const { key, cap } of high) held.set(key, Number(cap));
  }
}

interface Bounded {
  readonly key: string;
  readonly claim: bigint;
  readonly floor: bigint;
  readonly cap: bigint | null;
}

function boundsOf({ key, claim, floorFen = 0, capFen = null }: Claimant): Bounded {
  const cap = capFen === null ? null : BigInt(Math.max(capFen, floorFen));
  return { key, claim, floor: BigInt(floorFen), cap };
}

function sumOf(some: readonly Bounded[], of: (one: Bounded) => bigint): bigint {
  return some.reduce((sum, one) => sum + of(one), 0n);
}
