import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baselineOf } from '../../../core/costs/baseline-of.ts';
import { addCost, emptyCostSketch, mergeSketch } from '../../../core/costs/cost-sketch.ts';
import { holds } from '../../support/holds.ts';

const sketchOf = (costsFen: readonly number[]) => costsFen.reduce(addCost, emptyCostSketch);
const median = (values: readonly number[]) => {
  const ascending = values.toSorted((a, b) => a - b);
  const at = (rank: number) => ascending[Math.floor(rank)] ?? Number.NaN;
  return (at((values.length - 1) / 2) + at(values.length / 2)) / 2;
};
const bound = -Math.log(1 - 0.005) + 1e-9;

describe('baselineOf', () => {
  it('is within the stated bounds of the exact median and MAD', () => {
    const costs = fc.array(fc.integer({ min: 1, max: 2_000_000_000 }), { minLength: 1, maxLength: 80 });
    holds(
      fc.property(costs, (costsFen) => {
        const logCosts = costsFen.map(Math.log);
        const exact = median(logCosts);
        const mad = median(logCosts.map((logCost) => Math.abs(logCost - exact)));
        const baseline = baselineOf('FR21', sketchOf(costsFen));
        expect(baseline?.cases).toBe(costsFen.length);
        expect(Math.abs((baseline?.medianLogCost ?? 0) - exact)).toBeLessThanOrEqual(bound);
        expect(Math.abs((baseline?.madLogCost ?? 0) - mad)).toBeLessThanOrEqual(2 * bound);
      }),
    );
  });

  it('is not moved by one absurd cost', () => {
    const ordinary = Array.from({ length: 50 }, (_, position) => 900_000 + position * 4_000);
    const without = baselineOf('FR21', sketchOf(ordinary));
    const withIt = baselineOf('FR21', sketchOf([...ordinary, 900_000_000]));
    expect(Math.abs((withIt?.medianLogCost ?? 0) - (without?.medianLogCost ?? 1))).toBeLessThan(0.01);
  });

  it('has a MAD of nought where most cases cost the same', () => {
    expect(baselineOf('FR21', sketchOf([100, 500_000, 500_000, 500_000]))?.madLogCost).toBe(0);
  });

  it('is null without cases', () => {
    expect(baselineOf('FR21', emptyCostSketch)).toBeNull();
  });

  it('does not count cases taken out that were never in', () => {
    const costsFen = [100, 200, 300];
    const owing = mergeSketch(sketchOf(costsFen), sketchOf([5_000]), -1);
    expect(baselineOf('FR21', owing)).toEqual(baselineOf('FR21', sketchOf(costsFen)));
  });
});
