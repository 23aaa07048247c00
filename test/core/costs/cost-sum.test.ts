import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CostSketch, emptyCostSketch, mergeSketch } from '../../../core/costs/cost-sketch.ts';
import { sumOfCosts } from '../../../core/costs/cost-sum.ts';
import { holds } from '../../support/holds.ts';

const group = fc.constantFrom('FM19', 'BR21', 'ES31');
const sketch = fc.dictionary(
  fc.integer({ min: 900, max: 905 }).map(String),
  fc.integer({ min: -2, max: 5 }),
  {
    maxKeys: 4,
  },
);
const chunks = fc.array(fc.uniqueArray(fc.tuple(group, sketch), { selector: ([name]) => name }), {
  maxLength: 6,
});

describe('a sum of cost sketches', () => {
  it('is what merging them one by one gives, whatever is summed first', () => {
    holds(
      fc.property(chunks, fc.integer({ min: 0, max: 6 }), (all, cut) => {
        const merged = new Map<string, CostSketch>();
        for (const [name, one] of all.flat()) {
          merged.set(name, mergeSketch(merged.get(name) ?? emptyCostSketch, one));
        }
        const blocks = [all.slice(cut), all.slice(0, cut)].map((block) => {
          const sum = sumOfCosts();
          for (const chunk of block) sum.add(chunk);
          return sum.byGroup();
        });
        const whole = sumOfCosts();
        for (const block of blocks) whole.add(block);
        expect(Object.fromEntries(whole.byGroup())).toEqual(Object.fromEntries(merged));
      }),
    );
  });
});
