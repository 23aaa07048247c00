import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion, type Claimant, claimOf } from '../../../core/shares/apportion.ts';
import { holds } from '../../support/holds.ts';

function shared(sumFen: number, claimants: readonly Claimant[]) {
  const outcome = apportion(sumFen, claimants);
  if (!outcome.ok) throw new Error(`floors ${outcome.floorsFen}`);
  return { shares: Object.fromEntries(outcome.sharesFen), leftFen: outcome.leftFen };
}

const claims = (...values: readonly number[]): readonly Claimant[] =>
  values.map((value, at) => ({ key: 'abcdefgh'[at] ?? '', claim: claimOf(value) }));

describe('apportion', () => {
  it('gives the fen that remain to the largest fractions', () => {
    expect(shared(100, claims(1, 1, 1)).shares).toEqual({ a: 34, b: 33, c: 33 });
    expect(shared(10, claims(2.5, 3.7, 3.8)).shares).toEqual({ a: 2, b: 4, c: 4 });
  });

  it('leaves all where nobody has a claim, and gives nothing to those who have none', () => {
    expect(shared(100, claims(0, 0))).toEqual({ shares: { a: 0, b: 0 }, leftFen: 100 });
    expect(shared(100, claims(0, 3))).toEqual({ shares: { a: 0, b: 100 }, leftFen: 0 });
    expect(shared(100, [])).toEqual({ shares: {}, leftFen: 100 });
  });

  it('lifts to a floor what would be below it, at the cost of all others in proportion', () => {
    const [a, b, c] = claims(1, 6, 3) as [Claimant, Claimant, Claimant];
    expect(shared(1000, [{ ...a, floorFen: 190 }, b, c]).shares).toEqual({ a: 190, b: 540, c: 270 });
  });

  it('gives what a cap cuts off to the others, and leaves what all caps together cannot take', () => {
    const [a, b, c] = claims(8, 1, 1) as [Claimant, Claimant, Claimant];
    expect(shared(1000, [{ ...a, capFen: 500 }, b, c]).shares).toEqual({ a: 500, b: 250, c: 250 });
    const all = [a, b, c].map((one) => ({ ...one, capFen: 300 }));
    expect(shared(1000, all)).toEqual({ shares: { a: 300, b: 300, c: 300 }, leftFen: 100 });
  });

  it('takes a floor above the cap for the cap too', () => {
    const [a, b] = claims(1, 1) as [Claimant, Claimant];
    expect(shared(100, [{ ...a, floorFen: 70, capFen: 20 }, b]).shares).toEqual({ a: 70, b: 30 });
  });

  it('refuses floors that the sum cannot pay', () => {
    const [a, b] = claims(1, 1) as [Claimant, Claimant];
    expect(
      apportion(100, [
        { ...a, floorFen: 60 },
        { ...b, floorFen: 41 },
      ]),
    ).toEqual({ ok: false, floorsFen: 101 });
  });
});

const claimants = fc
  .array(
    fc.record({
      claim: fc.oneof(fc.bigInt({ min: 0n, max: 40n }), fc.bigInt({ min: 0n, max: 10n ** 15n })),
      floorFen: fc.oneof(fc.constant(0), fc.nat(50)),
      capFen: fc.option(fc.nat(400)),
    }),
    { maxLength: 7 },
  )
  .map((some) => some.map((one, at) => ({ ...one, key: `k${at}` })));

const shareOf = (sumFen: number, some: readonly Claimant[], key: string) => {
  const outcome = apportion(sumFen, some);
  return outcome.ok ? (outcome.sharesFen.get(key) ?? 0) : null;
};

describe('any sum among any claimants', () => {
  it('comes out to the fen, within the bounds, in whatever order they stand', () => {
    holds(
      fc.property(fc.nat(1500), claimants, (sumFen, some) => {
        const outcome = apportion(sumFen, some);
        const floors = some.reduce((sum, { floorFen }) => sum + floorFen, 0);
        expect(outcome.ok).toBe(floors <= sumFen);
        if (!outcome.ok) return;
        const total = [...outcome.sharesFen.values()].reduce((sum, fen) => sum + fen, 0);
        expect(total + outcome.leftFen).toBe(sumFen);
        expect(outcome.leftFen).toBeGreaterThanOrEqual(0);
        for (const { key, floorFen, capFen } of some) {
          expect(outcome.sharesFen.get(key)).toBeGreaterThanOrEqual(floorFen);
          if (capFen !== null)
            expect(outcome.sharesFen.get(key)).toBeLessThanOrEqual(Math.max(capFen, floorFen));
        }
        const turned = apportion(sumFen, some.toReversed());
        expect(turned.ok && new Map([...turned.sharesFen].sort())).toEqual(
          new Map([...outcome.sharesFen].sort()),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('leaves nothing while somebody with a claim is below the cap', () => {
    holds(
      fc.property(fc.nat(1500), claimants, (sumFen, some) => {
        const outcome = apportion(sumFen, some);
        if (!outcome.ok || outcome.leftFen === 0) return;
        for (const { key, claim, floorFen, capFen } of some) {
          if (claim > 0n) expect(outcome.sharesFen.get(key)).toBe(Math.max(capFen ?? Number.NaN, floorFen));
        }
      }),
    );
  });

  it('keeps shares of those within their bounds in proportion, to less than a fen', () => {
    holds(
      fc.property(fc.nat(1500), claimants, (sumFen, some) => {
        const outcome = apportion(sumFen, some);
        if (!outcome.ok) return;
        const free = some.filter(({ key, floorFen, capFen }) => {
          const fen = outcome.sharesFen.get(key) ?? 0;
          return fen > floorFen && fen < (capFen ?? Number.POSITIVE_INFINITY);
        });
        const fen = free.reduce((sum, { key }) => sum + (outcome.sharesFen.get(key) ?? 0), 0);
        const claimed = free.reduce((sum, { claim }) => sum + claim, 0n);
        for (const { key, claim } of free) {
          const quota = (fen * Number(claim)) / Number(claimed);
          // Those held at a bound by rounding alone take up to a fen each along.
          expect(Math.abs((outcome.sharesFen.get(key) ?? 0) - quota)).toBeLessThan(1 + some.length);
        }
      }),
    );
  });

  it('never gives less to whoever claims more', () => {
    holds(
      fc.property(
        fc.nat(1500),
        claimants,
        fc.nat(6),
        fc.bigInt({ min: 1n, max: 10n ** 15n }),
        (sumFen, some, at, more) => {
          const one = some[at];
          if (!one) return;
          const raised = some.map((other) => (other === one ? { ...one, claim: one.claim + more } : other));
          const [before, after] = [shareOf(sumFen, some, one.key), shareOf(sumFen, raised, one.key)];
          if (before !== null) expect(after).toBeGreaterThanOrEqual(before);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
