import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addCost,
  type CostSketch,
  costsOf,
  countCases,
  emptyCostSketch,
  mergeSketch,
  relativeAccuracy,
} from '../../../core/costs/cost-sketch.ts';
import { holds } from '../../support/holds.ts';

const costFen = fc.integer({ min: 1, max: 2_000_000_000 });
const costs = fc.array(costFen, { minLength: 1, maxLength: 60 });
const sketchOf = (costsFen: readonly number[]) => costsFen.reduce(addCost, emptyCostSketch);
const sketch = costs.map(sketchOf);
const signed = fc.tuple(sketch, sketch).map(([a, b]) => mergeSketch(a, b, -1));

describe('a cost sketch', () => {
  it('merges in any order and grouping', () => {
    holds(
      fc.property(signed, signed, signed, (a, b, c) => {
        expect(mergeSketch(a, b)).toEqual(mergeSketch(b, a));
        expect(mergeSketch(mergeSketch(a, b), c)).toEqual(mergeSketch(a, mergeSketch(b, c)));
      }),
    );
  });

  it('gives back what was there when a merged sketch is taken out again', () => {
    holds(
      fc.property(signed, signed, (a, b) => {
        expect(mergeSketch(mergeSketch(a, b), b, -1)).toEqual(a);
        expect(mergeSketch(a, a, -1)).toEqual(emptyCostSketch);
      }),
    );
  });

  it('is the same whether costs are added one by one or merged', () => {
    holds(
      fc.property(costs, costs, (a, b) => {
        expect(mergeSketch(sketchOf(a), sketchOf(b))).toEqual(sketchOf([...b, ...a]));
        expect(countCases(costsOf(sketchOf(a)))).toBe(a.length);
      }),
    );
  });

  it('does not change what it is made from', () => {
    const a: CostSketch = Object.freeze(sketchOf([100, 200]));
    mergeSketch(a, a, -1);
    expect(addCost(a, 100)).not.toEqual(a);
    expect(a).toEqual(sketchOf([200, 100]));
  });

  it('survives a journey through JSON', () => {
    holds(
      fc.property(signed, (a) => {
        expect(JSON.parse(JSON.stringify(a))).toEqual(a);
      }),
    );
  });

  it('knows every cost to its relative accuracy', () => {
    holds(
      fc.property(costs, (costsFen) => {
        const known = costsOf(sketchOf(costsFen)).flatMap(([costFen, cases]) =>
          Array<number>(cases).fill(costFen),
        );
        costsFen
          .toSorted((a, b) => a - b)
          .forEach((exact, at) => {
            expect(Math.abs((known[at] ?? 0) - exact)).toBeLessThanOrEqual(
              exact * relativeAccuracy * (1 + 1e-9),
            );
          });
      }),
    );
  });

  it.each([0, -5])('leaves out a cost of %s', (cost) => {
    expect(addCost(emptyCostSketch, cost)).toEqual(emptyCostSketch);
  });

  it('has no costs without cases, nor of cases taken out that were never in', () => {
    expect(costsOf(emptyCostSketch)).toEqual([]);
    expect(costsOf(mergeSketch(emptyCostSketch, sketchOf([100]), -1))).toEqual([]);
  });
});
