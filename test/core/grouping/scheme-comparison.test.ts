import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GroupingResult } from '../../../core/grouping/grouping-case.ts';
import { resultWithoutGroup } from '../../../core/grouping/grouping-case.ts';
import { SchemeComparison } from '../../../core/grouping/scheme-comparison.ts';
import { holds } from '../../support/holds.ts';

const inGroup = (drg: string): GroupingResult => ({
  status: 'grouped',
  mdc: `MDC${drg[0]}`,
  adrg: drg.slice(0, 3),
  drg,
});
const ambiguous: GroupingResult = { status: 'ambiguous', mdc: 'MDCE', adrg: 'QY', drg: 'EQY' };

const result = fc.oneof(
  fc.constantFrom('ES15', 'ES19', 'FR45', 'GZ15').map(inGroup),
  fc.constantFrom('ungroupable', 'invalid').map(resultWithoutGroup),
  fc.constant(ambiguous),
);
type Pair = readonly [GroupingResult, GroupingResult];

function compare(pairs: readonly Pair[]) {
  const comparison = new SchemeComparison<number>();
  for (const [at, [before, after]] of pairs.entries()) comparison.add(at, before, after);
  return comparison.report();
}
const isIn = ({ status }: GroupingResult) => status === 'grouped';

describe('comparing two schemes', () => {
  it('finds nothing between a scheme and itself', () => {
    holds(
      fc.property(fc.array(result), (results) => {
        const report = compare(results.map((one) => [one, one]));
        expect(report).toMatchObject({ cases: results.length, changed: 0, changes: [] });
      }),
    );
  });

  it('counts every changed case under one change, most first', () => {
    holds(
      fc.property(fc.array(fc.tuple(result, result)), (pairs) => {
        const { changed, changes, share } = compare(pairs);
        const cases = changes.map((change) => change.cases);
        expect(cases.reduce((a, b) => a + b, 0)).toBe(changed);
        expect(cases).toEqual(cases.toSorted((a, b) => b - a));
        expect(new Set(changes.map(({ from, to }) => `${from} ${to}`)).size).toBe(changes.length);
        expect(changes.every(({ from, to }) => from !== to)).toBe(true);
        expect(share).toBe(pairs.length === 0 ? null : changed / pairs.length);
      }),
    );
  });

  it('says the same of the same cases in another order, but for its examples', () => {
    holds(
      fc.property(fc.array(fc.tuple(result, result)), (pairs) => {
        const told = (some: readonly Pair[]) => {
          const { changes, ...figures } = compare(some);
          return { ...figures, changes: changes.map(({ from, to, cases }) => ({ from, to, cases })) };
        };
        expect(told(pairs.toReversed())).toEqual(told(pairs));
      }),
    );
  });

  it('knows who lost a group and who got one; an ambiguous case has none', () => {
    holds(
      fc.property(fc.array(fc.tuple(result, result)), (pairs) => {
        const report = compare(pairs);
        expect(report.newly_ungroupable).toBe(pairs.filter(([a, b]) => isIn(a) && !isIn(b)).length);
        expect(report.newly_grouped).toBe(pairs.filter(([a, b]) => !isIn(a) && isIn(b)).length);
      }),
    );
  });

  it('names the first five cases of each change, and groups by their code or else by why there is none', () => {
    const pairs = Array.from({ length: 7 }, (): Pair => [inGroup('ES15'), ambiguous]);
    expect(compare([...pairs, [resultWithoutGroup('ungroupable'), inGroup('ES15')]]).changes).toEqual([
      { from: 'ES15', to: 'EQY', cases: 7, examples: [0, 1, 2, 3, 4] },
      { from: 'ungroupable', to: 'ES15', cases: 1, examples: [7] },
    ]);
  });
});
