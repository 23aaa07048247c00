import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileScheme } from '../../../../core/grouping/compile-scheme.ts';
import type { Condition } from '../../../../core/grouping/condition.ts';
import { findImpossibleParts } from '../../../../core/grouping/import/find-impossible-parts.ts';
import { findUnreachableGroups } from '../../../../core/grouping/import/find-unreachable-groups.ts';
import { knownLists } from '../../../../core/grouping/import/known-lists.ts';
import type { Scheme } from '../../../../core/grouping/scheme.ts';
import { adrg, mdc, smallScheme } from '../small-scheme.ts';
import { someScheme, someSmallCase } from '../some-scheme.ts';

const lists = { d1: ['D1'], d2: ['D2'], p1: ['P1'], none: [] };

function impossibleIn(when: Condition): readonly string[] {
  const group = adrg('XA1', { when, sets: lists });
  const scheme = smallScheme({ mdcs: [mdc('X', ['XA1'])], adrgs: [group], validProcedures: ['P1'] });
  return findImpossibleParts(when, knownLists(scheme, new Set())(group)).map(
    ({ path, parts }) => `${path.join('.')}: ${parts.map((part) => JSON.stringify(part)).join(' ')}`,
  );
}

describe('a condition that contradicts itself', () => {
  it.each<{ why: string; when: Condition; found: string[] }>([
    {
      why: 'ages apart',
      when: { all: [{ ageYears: ['>', 50] }, { ageYears: ['<', 10] }] },
      found: [': {"ageYears":[">",50]} {"ageYears":["<",10]}'],
    },
    {
      why: 'no whole number between two',
      when: { all: [{ ageDays: ['>', 28] }, { losDays: ['>', 1] }, { ageDays: ['<', 29] }] },
      found: [': {"ageDays":[">",28]} {"ageDays":["<",29]}'],
    },
    {
      why: 'nothing about a weight between two',
      when: { all: [{ weightGrams: ['>', 1499] }, { weightGrams: ['<', 1500] }] },
      found: [],
    },
    {
      why: 'both sexes',
      when: { all: [{ sex: ['==', '1'] }, { all: [{ sex: ['==', '2'] }] }] },
      found: [': {"sex":["==","1"]} {"sex":["==","2"]}'],
    },
    {
      why: 'nothing about either sex',
      when: { any: [{ sex: ['==', '1'] }, { sex: ['==', '2'] }] },
      found: [],
    },
    {
      why: 'two principal diagnoses',
      when: { all: [{ principalDx: 'd1' }, { principalDx: 'd2' }] },
      found: [': {"principalDx":"d1"} {"principalDx":"d2"}'],
    },
    {
      why: 'a question and its opposite',
      when: { all: [{ anyProc: 'p1' }, { not: { any: [{ complication: 'cc' }, { anyProc: 'p1' }] } }] },
      found: [': {"anyProc":"p1"} {"not":{"any":[{"complication":"cc"},{"anyProc":"p1"}]}}'],
    },
    {
      why: 'a first procedure among none',
      when: { all: [{ mainProc: 'p1' }, { not: { anyProc: 'validProc' } }] },
      found: [': {"mainProc":"p1"} {"not":{"anyProc":"validProc"}}'],
    },
    {
      why: 'more different codes than a list has',
      when: { distinctDx: { of: 'd1', among: 'all', count: ['>=', 2] } },
      found: [': {"distinctDx":{"of":"d1","among":"all","count":[">=",2]}}'],
    },
    { why: 'a negative age', when: { ageYears: ['<', 0] }, found: [': {"ageYears":["<",0]}'] },
    {
      why: 'one branch, at its place',
      when: {
        any: [{ principalDx: 'd1' }, { all: [{ ageYears: ['==', 1] }, { not: { ageYears: ['<', 9] } }] }],
      },
      found: ['any.1: {"ageYears":["==",1]} {"not":{"ageYears":["<",9]}}'],
    },
    {
      why: 'three that only together cannot hold',
      when: {
        all: [
          { any: [{ sex: ['==', '1'] }, { ageYears: ['<', 5] }] },
          { sex: ['==', '2'] },
          { ageYears: ['>', 9] },
        ],
      },
      found: [': {"any":[{"sex":["==","1"]},{"ageYears":["<",5]}]} {"sex":["==","2"]} {"ageYears":[">",9]}'],
    },
    { why: 'nothing about what is off', when: { const: false }, found: [] },
    { why: 'nothing about an empty list', when: { all: [{ mainProc: 'none' }] }, found: [] },
  ])('is found by $why', ({ when, found }) => {
    expect(impossibleIn(when)).toEqual(found);
  });
});

/** Every group of which it is said that no case reaches it. */
function saidToBeUnreached(scheme: Scheme): ReadonlySet<string> {
  const listsOf = knownLists(scheme, new Set());
  const contradicting = (when: Condition, group: Parameters<typeof listsOf>[0]) =>
    findImpossibleParts(when, listsOf(group)).some(({ path }) => path.length === 0);
  return new Set([
    ...findUnreachableGroups(scheme, listsOf, new Map()).flatMap((issue) =>
      'group' in issue ? [issue.group] : [],
    ),
    ...scheme.mdcs.filter((one) => contradicting(one.entry, one)).map(({ code }) => code),
    ...scheme.adrgs.filter((one) => contradicting(one.when, one)).map(({ id }) => id),
    ...scheme.adrgs.flatMap((one) =>
      one.drgs.filter(({ when }) => contradicting(when, one)).map(({ code }) => code),
    ),
  ]);
}

describe('what is said to be out of reach', () => {
  it('is never the result of any case, whatever the scheme', () =>
    fc.assert(
      fc.property(someScheme, fc.array(someSmallCase, { minLength: 1, maxLength: 12 }), (scheme, cases) => {
        const unreached = saidToBeUnreached(scheme);
        const grouper = compileScheme(scheme);
        for (const given of cases) {
          const { status, mdc, adrg, drg } = grouper.group(given);
          const reached = status === 'grouped' ? [mdc.slice(3), adrg, drg] : [mdc.slice(3)];
          expect(reached.filter((group) => unreached.has(group))).toEqual([]);
        }
      }),
      { numRuns: 1500 },
    ));
});
