import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCatalogue } from '../../../../../core/grouping/dip/compile-catalogue.ts';
import { findCombinationConflicts } from '../../../../../core/grouping/dip/import/find-combination-conflicts.ts';
import { catalogueHeader } from '../../../../../generator/dip/catalogue-header.ts';
import { someCase, someCatalogue, someKinds } from '../../../../support/dip/some-catalogue.ts';
import { holds } from '../../../../support/holds.ts';

const nowhere = { ofGroup: () => null, ofEntry: () => null };
const { reading } = catalogueHeader({ seed: '' });

type Told = readonly (readonly [code: string, principal: string, set: string, score: number])[];

function told(...rows: Told) {
  const groups = rows.map(([code, principal, anyOperation, score]) => {
    return { code, stage: 'basic' as const, title: { zh: code }, principal, anyOperation, score };
  });
  const issues = findCombinationConflicts(groups, reading, nowhere);
  return issues.map((issue) => {
    if (issue.code === 'unreachable-row') return `${issue.entry} < ${issue.by}`;
    if (issue.code === 'overlapping-rows') return `${issue.entry} / ${issue.others}`;
    return issue.code === 'ordered-rows' ? `${issue.nested} nested` : issue.code;
  });
}

describe('combinations of a diagnosis with a set of operations', () => {
  it('of a closer diagnosis go first and are special cases of the wider', () => {
    expect(told(['A', 'K35', '47.0100', 1000], ['B', 'K35.8', '47.0100', 500])).toEqual(['1 nested']);
    expect(told(['E', 'J18.9', '', 100], ['F', 'J18', '', 150])).toEqual(['1 nested']);
  });

  it('are told where two groups share one, which the score decides', () => {
    expect(told(['C', 'J18.9', '33.2200|33.2400', 300], ['D', 'J18.9', '33.2200|33.2700', 200])).toEqual([
      'C / D',
    ]);
    expect(told(['C', 'J18.9', '33.22', 300], ['D', 'J18.9', '33.2400', 200])).toEqual([]);
  });

  it('are never reached where others have all of them and are preferred', () => {
    expect(told(['A', 'K35.8', '47.0', 900], ['B', 'K35.8', '47.0100', 800])).toEqual(['B < A', '1 nested']);
    expect(told(['A', 'K35.8', '47.0', 700], ['B', 'K35.8', '47.0100', 800])).toEqual(['1 nested']);
    expect(
      told(['A', 'K35.8', '47.01', 9], ['B', 'K35.8', '54.5', 9], ['C', 'K35.8', '54.5100|47.0100', 8]),
    ).toContain('C < B,A');
    // With the main operation 54.5100 the larger set alone has it.
    expect(told(['A', 'K35.8', '47.0', 9], ['B', 'K35.8', '47.0100+54.5100', 8])).toEqual(['1 nested']);
  });

  it('that are told to be never reached are reached by no case, whatever the catalogue', () =>
    holds(
      fc.property(someCatalogue, fc.array(someCase, { maxLength: 30 }), (any, cases) => {
        const catalogue = { ...any, header: { ...any.header, form: 'combinations' as const } };
        const issues = findCombinationConflicts(catalogue.groups, catalogue.header.reading, nowhere);
        const never = issues.flatMap((issue) => (issue.code === 'unreachable-row' ? [issue.entry] : []));
        const grouper = compileCatalogue(catalogue, someKinds);
        for (const given of cases) expect(never).not.toContain(grouper.group(given).code);
      }),
      { numRuns: 1500 },
    ));
});
