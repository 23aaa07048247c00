import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawSample, type SampleUnit } from '../../../core/review/draw-sample.ts';
import { holds } from '../../support/holds.ts';

const population = fc.uniqueArray(fc.nat({ max: 500 }), { maxLength: 60 }).chain((ids) =>
  fc.tuple(
    ...ids.map((id) =>
      fc.record({
        id: fc.constant(`C${id}`),
        stratum: fc.constantFrom('A', 'B', 'C'),
        risk: fc.constantFrom(0, 1, 5, 100),
      }),
    ),
  ),
);

describe('drawSample', () => {
  it('draws as many as asked for, or all, none twice, each stratum as far as places go', () => {
    holds(
      fc.property(population, fc.nat({ max: 70 }), (units, size) => {
        const { drawn, strata } = drawSample(units, size, 'seed');
        expect(drawn).toHaveLength(Math.min(size, units.length));
        expect(new Set(drawn.map(({ id }) => id)).size).toBe(drawn.length);
        expect(strata.reduce((sum, one) => sum + one.drawn, 0)).toBe(drawn.length);
        if (size >= strata.length) expect(strata.every((one) => one.drawn > 0)).toBe(true);
        for (const { inclusion } of drawn) {
          expect(inclusion).toBeGreaterThan(0);
          expect(inclusion).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('draws the same in whatever order the cases come', () => {
    const shuffled = population.chain((units) =>
      fc.tuple(fc.constant(units), fc.shuffledSubarray(units, { minLength: units.length })),
    );
    holds(
      fc.property(shuffled, fc.nat({ max: 30 }), ([units, other], size) => {
        expect(drawSample(other, size, 's')).toEqual(drawSample(units, size, 's'));
      }),
    );
  });

  it('draws each case about as often as it says, over many seeds', () => {
    const units: SampleUnit[] = Array.from({ length: 20 }, (_, at) => ({
      id: `C${at}`,
      stratum: 'A',
      risk: 1 + (at % 4),
    }));
    const seeds = Array.from({ length: 4000 }, (_, seed) => drawSample(units, 5, String(seed)).drawn);
    for (const { id } of units) {
      const drawn = seeds.flatMap((sample) => sample.filter((unit) => unit.id === id));
      expect(Math.abs(drawn.length / seeds.length - (drawn[0]?.inclusion ?? 0))).toBeLessThan(0.04);
    }
  });

  it('is certain of a case that outweighs all others', () => {
    const units = [
      { id: 'big', stratum: 'A', risk: 1000 },
      ...Array.from({ length: 30 }, (_, at) => ({ id: `C${at}`, stratum: 'A', risk: 1 })),
    ];
    const { drawn } = drawSample(units, 3, 'any');
    expect(drawn.find(({ id }) => id === 'big')?.inclusion).toBe(1);
  });
});
