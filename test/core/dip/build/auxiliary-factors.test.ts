import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auxiliaryFactors, withAuxiliaryFactors } from '../../../../core/dip/build/auxiliary-factors.ts';
import type { HistoryCase } from '../../../../core/dip/build/case-history.ts';
import { TypeSums } from '../../../../core/dip/build/type-sums.ts';
import { dipCatalogueSchema } from '../../../../core/grouping/dip/catalogue.ts';
import { holds } from '../../../support/holds.ts';
import { built, parameters, stay, times } from './histories.ts';

type Typed = readonly [one: HistoryCase, ...types: string[]];

/** All are pneumonia, `J18.9`. */
function factorsOf(cases: readonly Typed[], auxiliary = { fewest_cases: 3, cv_falls_by: 0.2 }) {
  const types = new TypeSums();
  for (const [{ costFen, ...one }, ...own] of cases)
    types.add('J18.9', own, { ...one, costFen: costFen ?? 0 });
  const catalogue = built(cases.map(([one]) => one));
  const own = parameters({ auxiliary: { catalogues: 'small', ...auxiliary } });
  return { ...catalogue, factors: auxiliaryFactors(catalogue, types, own) };
}
const pneumonia = (costFen: number, ...types: string[]): Typed => [stay('J18.900', costFen), ...types];
const often = (n: number, [one, ...types]: Typed): readonly Typed[] =>
  times(n, one).map((each) => [each, ...types]);

describe('types of auxiliary catalogues', () => {
  it('are used where they have cases enough and make costs more alike', () => {
    const cases = [
      ...often(3, pneumonia(100_000)),
      ...often(3, pneumonia(400_000, 'cci/severe', 'age/child')),
      pneumonia(400_000, 'age/infant'),
    ];
    // The mean is 1,900,000 ÷ 7; four hundred thousand by it is 1.4737.
    expect(factorsOf(cases).factors).toEqual([
      { code: 'J18.9', type: 'age/child', cases: 3, cv: 0, factor: 1.4737 },
      { code: 'J18.9', type: 'cci/severe', cases: 3, cv: 0, factor: 1.4737 },
    ]);
  });

  it('are not used where costs stay as different as in the group', () => {
    const cases = [100_000, 400_000].flatMap((costFen) => often(4, pneumonia(costFen, 'cci/severe')));
    expect(factorsOf([...cases, ...often(8, pneumonia(250_000))]).factors).toEqual([]);
  });

  it('may be worth less than the group', () => {
    const cases = [...often(5, pneumonia(100_000, 'age/child')), ...often(5, pneumonia(300_000))];
    expect(factorsOf(cases).factors).toEqual([
      { code: 'J18.9', type: 'age/child', cases: 5, cv: 0, factor: 0.5 },
    ]);
  });

  it('stand with their groups in the catalogue, which names where they are from', () => {
    const { catalogue, factors } = factorsOf([
      ...often(3, pneumonia(100_000)),
      ...often(3, pneumonia(300_000, 'cci/severe')),
    ]);
    const typed = dipCatalogueSchema.parse(withAuxiliaryFactors(catalogue, 'small', factors));
    expect(typed.header.auxiliary).toBe('small');
    expect(typed.groups[0]?.auxiliary).toEqual([{ type: 'cci/severe', cases: 3, cv: 0, factor: 1.5 }]);
    expect(withAuxiliaryFactors(catalogue, 'small', [])).toBe(catalogue);
    const { auxiliary: _name, ...header } = typed.header;
    expect(() => dipCatalogueSchema.parse({ ...typed, header })).toThrow(/names no auxiliary catalogues/);
  });

  it('that are used each have cases enough, a smaller variation than the group, and do not depend on the order', () => {
    const cost = fc.integer({ min: 1, max: 50 }).map((n) => n * 10_000);
    const types = fc.subarray(['a/x', 'a/y', 'b/z']);
    holds(
      fc.property(fc.array(fc.tuple(cost, types), { minLength: 3, maxLength: 25 }), (all) => {
        const cases = all.map(([costFen, own]) => pneumonia(costFen, ...own));
        const { factors, figures, groups } = factorsOf(cases);
        const group = figures.get('J18.9');
        for (const { type, cases: counted, cv, factor } of factors) {
          const own = all.filter(([, names]) => names.includes(type)).map(([costFen]) => costFen);
          const mean = (costs: readonly number[]) => costs.reduce((sum, one) => sum + one, 0) / costs.length;
          expect(counted).toBe(own.length);
          expect(counted).toBeGreaterThanOrEqual(3);
          expect(cv).toBeLessThanOrEqual((group?.cv ?? 0) * 0.8);
          expect(factor).toBeCloseTo(mean(own) / mean(all.map(([costFen]) => costFen)), 3);
        }
        expect(groups.size).toBe(1);
        expect(factorsOf(cases.toReversed()).factors).toEqual(factors);
      }),
      { numRuns: 50 },
    );
  });
});
