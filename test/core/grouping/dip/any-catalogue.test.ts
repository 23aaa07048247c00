import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DipCatalogue, dipCatalogueSchema } from '../../../../core/grouping/dip/catalogue.ts';
import { compileCatalogue } from '../../../../core/grouping/dip/compile-catalogue.ts';
import type { GroupingCase } from '../../../../core/grouping/grouping-case.ts';
import { groupNaively } from '../../../support/dip/group-naively.ts';
import {
  numbered,
  someCase,
  someCatalogue,
  someKinds,
  someRow,
} from '../../../support/dip/some-catalogue.ts';
import { holds } from '../../../support/holds.ts';

const compiled = (catalogue: DipCatalogue) => compileCatalogue(catalogue, someKinds);
const someCases = fc.array(someCase, { minLength: 1, maxLength: 12 });
const runs = { numRuns: 400 };

describe('whatever the catalogue', () => {
  it('is one that its schema takes', () =>
    holds(
      fc.property(someCatalogue, (catalogue) => {
        expect(dipCatalogueSchema.safeParse(catalogue).error?.issues ?? []).toEqual([]);
      }),
    ));

  it('has no score of nought: a group that is worth nothing is one without a score', () =>
    holds(
      fc.property(someCatalogue, (catalogue) => {
        fc.pre(catalogue.groups.length > 0);
        const groups = catalogue.groups.map((group) => ({ ...group, score: 0 }));
        const issues = dipCatalogueSchema.safeParse({ ...catalogue, groups }).error?.issues ?? [];
        expect(issues.map(({ path }) => path.at(-1))).toContain('score');
      }),
      { numRuns: 50 },
    ));

  it('groups as its sheets read row by row', () =>
    holds(
      fc.property(someCatalogue, someCases, (catalogue, cases) => {
        const grouper = compiled(catalogue);
        const naive = { catalogue, kinds: someKinds };
        for (const given of cases) {
          const { status, code, primaryCare } = grouper.group(given);
          const ours = { code: status === 'grouped' ? code : status, primaryCare };
          expect(ours).toEqual(groupNaively(naive, given));
        }
      }),
      { numRuns: 1500 },
    ));

  it('puts every valid case whose principal diagnosis is a code and not excluded into exactly one group', () =>
    holds(
      fc.property(someCatalogue, someCases, (catalogue, cases) => {
        const grouper = compiled({ ...catalogue, excludedPrincipals: [] });
        for (const given of cases) {
          const result = grouper.group(given);
          if (result.status === 'invalid') continue;
          const isCode = /^[A-Z]\d\d/.test(given.dx[0] ?? '');
          expect(result.status).toBe(isCode ? 'grouped' : 'ungroupable');
          if (!isCode) continue;
          expect(grouper.title(result.code)).not.toBeNull();
          expect(result.treatment === null).toBe(result.tier === 'core');
        }
      }),
      runs,
    ));

  it('does not ask the order of secondary diagnoses and of operations behind the main one', () =>
    holds(
      fc.property(withoutNext(), someCases, (catalogue, cases) => {
        const grouper = compiled(catalogue);
        for (const given of cases) expect(grouper.group(turned(given))).toEqual(grouper.group(given));
      }),
      runs,
    ));

  it('keeps every case that a row took when rows are added below all others', () =>
    holds(
      fc.property(inOrder(), fc.array(someRow, { maxLength: 5 }), someCases, (catalogue, more, cases) => {
        const before = compiled(catalogue);
        const below = more.map((row) => ({ ...row, stage: 'basic' as const }));
        const after = compiled({ ...catalogue, groups: numbered([...catalogue.groups, ...below]) });
        for (const given of cases) {
          const result = before.group(given);
          if (result.tier === 'core') expect(after.group(given)).toEqual(result);
        }
      }),
      runs,
    ));

  it('tells of every case a trace that ends in its result, in both languages line by line', () =>
    holds(
      fc.property(someCatalogue, someCases, (catalogue, cases) => {
        const grouper = compiled(catalogue);
        for (const given of cases) {
          const result = grouper.group(given);
          const told = grouper.argue(given);
          expect(told.at(-1)?.step).toEqual({ step: 'result', result });
          const matched = told.flatMap(({ step }) => (step.step === 'groupMatched' ? [step.group] : []));
          expect(matched).toEqual(result.tier === 'core' ? [result.code] : []);
          const marked = told.some(({ step }) => step.step === 'primaryCare');
          expect(marked).toBe(result.primaryCare);
          for (const { text } of told) {
            expect(text.zh.split('\n').length).toBe(text.en.split('\n').length);
            expect(`${text.zh}${text.en}`).not.toMatch(/undefined|null|\[object|NaN/);
          }
        }
      }),
      runs,
    ));

  it('answers alike however often and in whatever order it is asked', () =>
    holds(
      fc.property(someCatalogue, someCases, (catalogue, cases) => {
        const grouper = compiled(catalogue);
        const first = cases.map((given) => grouper.group(given));
        expect(cases.toReversed().map((given) => compiled(catalogue).group(given))).toEqual(
          first.toReversed(),
        );
        expect(cases.map((given) => grouper.group(given))).toEqual(first);
      }),
      { numRuns: 200 },
    ));
});

function turned(given: GroupingCase): GroupingCase {
  const turn = ([first, ...others]: readonly string[]) =>
    first === undefined ? [] : [first, ...others.toReversed()];
  return { ...given, dx: turn(given.dx), proc: turn(given.proc) };
}

/** Where an excluded operation hands on to the next one, their order does say which is the main one. */
function withoutNext(): fc.Arbitrary<DipCatalogue> {
  return someCatalogue.map((catalogue) => ({
    ...catalogue,
    excludedOperations: catalogue.excludedOperations.map((entry) => ({
      ...entry,
      effect: 'conservative' as const,
    })),
  }));
}

function inOrder(): fc.Arbitrary<DipCatalogue> {
  return someCatalogue.map((catalogue) => ({
    ...catalogue,
    header: {
      ...catalogue.header,
      form: 'rows' as const,
      reading: { ...catalogue.header.reading, rowChoice: 'first' as const },
    },
  }));
}
