import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../../core/grouping/condition.ts';
import { findUnreachableGroups } from '../../../../core/grouping/import/find-unreachable-groups.ts';
import { knownLists } from '../../../../core/grouping/import/known-lists.ts';
import type { Mdc } from '../../../../core/grouping/scheme.ts';
import { adrg, mdc, smallScheme } from '../small-scheme.ts';

const lists = {
  d1: ['D1'],
  d2: ['D2'],
  d12: ['D1', 'D2'],
  p1: ['P1'],
  p2: ['P2'],
  p12: ['P1', 'P2'],
  none: [],
};

/** The groups out of reach in an MDC of D1 and D2 that tries XA1, XB1, … under these conditions. */
function unreachable(conditions: readonly Condition[], facts: Partial<Mdc> = {}): readonly string[] {
  const adrgs = conditions.map((when, i) => adrg(`X${'ABCDEFG'[i]}1`, { when, sets: lists }));
  const entry = { principalDx: 'd12' };
  const only = mdc(
    'X',
    adrgs.map(({ id }) => id),
    { entry, sets: lists, ...facts },
  );
  const scheme = smallScheme({ mdcs: [only], adrgs, validProcedures: ['P1', 'P2'] });
  return findUnreachableGroups(scheme, knownLists(scheme, new Set()), new Map()).map((issue) =>
    'group' in issue ? issue.group : '',
  );
}

describe('findUnreachableGroups', () => {
  it.each<{ why: string; conditions: Condition[]; facts?: Partial<Mdc>; found: string[] }>([
    {
      why: 'all that differ',
      conditions: [{ mainProc: 'p1' }, { mainProc: 'p2' }, { const: true }],
      found: [],
    },
    { why: 'the same list again', conditions: [{ mainProc: 'p1' }, { mainProc: 'p1' }], found: ['XB1'] },
    {
      why: 'what two groups take together',
      conditions: [{ mainProc: 'p1' }, { mainProc: 'p2' }, { mainProc: 'p12' }],
      found: ['XC1'],
    },
    {
      why: 'what a wider group takes',
      conditions: [{ principalDx: 'd12' }, { all: [{ principalDx: 'd1' }, { mainProc: 'p1' }] }],
      found: ['XB1'],
    },
    {
      why: 'nothing behind a narrower one',
      conditions: [{ all: [{ principalDx: 'd1' }, { mainProc: 'p1' }] }, { mainProc: 'p1' }],
      found: [],
    },
    {
      why: 'nothing behind one that asks for more',
      conditions: [{ all: [{ mainProc: 'p1' }, { ageDays: ['<', 29] }] }, { mainProc: 'p1' }],
      found: [],
    },
    {
      why: 'what a negation takes',
      conditions: [{ not: { mainProc: 'p2' } }, { mainProc: 'p1' }, { mainProc: 'p12' }],
      found: ['XB1'],
    },
    {
      why: 'everything behind no condition',
      conditions: [{ const: true }, { mainProc: 'p1' }, { const: true }],
      found: ['XB1', 'XC1'],
    },
    {
      why: 'all diagnoses of the MDC taken',
      conditions: [{ principalDx: 'd1' }, { principalDx: 'd2' }, { anyProc: 'p1' }],
      found: ['XC1'],
    },
    {
      why: 'either of two taken',
      conditions: [{ any: [{ mainProc: 'p1' }, { mainProc: 'p2' }] }, { mainProc: 'p1' }],
      found: ['XB1'],
    },
    {
      why: 'what either of two different questions takes',
      conditions: [
        { any: [{ mainProc: 'p1' }, { principalDx: 'd1' }] },
        { mainProc: 'p1' },
        { mainProc: 'p2' },
      ],
      found: ['XB1'],
    },
    {
      why: 'a narrower age behind a wider one',
      conditions: [
        { all: [{ mainProc: 'p1' }, { ageYears: ['>', 10] }] },
        { all: [{ mainProc: 'p1' }, { ageYears: ['>=', 11] }] },
        { all: [{ mainProc: 'p1' }, { ageYears: ['>=', 10] }] },
      ],
      found: ['XB1'],
    },
    {
      why: 'an age that the MDC does not have',
      conditions: [{ ageYears: ['<', 18] }, { const: true }],
      facts: { entry: { all: [{ principalDx: 'd12' }, { ageYears: ['>=', 18] }] } },
      found: ['XA1'],
    },
    { why: 'an empty list', conditions: [{ mainProc: 'none' }, { anyProc: 'none' }], found: ['XA1', 'XB1'] },
    { why: 'never', conditions: [{ const: false }, { any: [] }], found: ['XA1', 'XB1'] },
  ])('finds $why', ({ conditions, facts = {}, found }) => {
    expect(unreachable(conditions, facts)).toEqual(found);
  });

  it('counts the slot for ambiguous cases where it stands', () => {
    const conditions: Condition[] = [{ mainProc: 'p1' }, { mainProc: 'p2' }];
    const when: Condition = { mainProc: 'validProc' };
    expect(unreachable(conditions, { ambiguous: { when, after: 'XA1' } })).toEqual(['XB1']);
    expect(unreachable(conditions, { ambiguous: { when, after: null } })).toEqual(['XA1', 'XB1']);
    expect(unreachable(conditions, { ambiguous: { when, after: 'XB1' } })).toEqual([]);
  });

  it('finds an MDC behind one that keeps the same diagnoses, not behind one that passes them on', () => {
    const two = (commits: boolean) => {
      const first = mdc('X', ['XA1'], { entry: { principalDx: 'd12' }, sets: lists, commits });
      const second = mdc('Y', ['YA1'], { entry: { principalDx: 'd1' }, sets: lists });
      const scheme = smallScheme({ mdcs: [first, second], adrgs: [adrg('XA1'), adrg('YA1')] });
      return findUnreachableGroups(scheme, knownLists(scheme, new Set()), new Map());
    };
    expect(two(false)).toEqual([]);
    expect(two(true)).toMatchObject([{ code: 'unreachable-group', group: 'Y' }]);
  });
});
