import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GroupingCase } from '../../../core/grouping/grouping-case.ts';
import { aCase, nationalGrouper, nationalScheme } from './national-grouper.ts';

const principals = nationalScheme.mdcs.flatMap((mdc) => mdc.sets['dx'] ?? []);
const complications = Object.values(nationalScheme.complications).flatMap((tables) =>
  Object.values(tables).flat(),
);
const procedures = nationalScheme.adrgs
  .flatMap((adrg) => Object.values(adrg.sets).flat())
  .filter(isProcedure);

function isProcedure(code: string): boolean {
  return /^\d/.test(code);
}

const blankOr = (most: number) => fc.option(fc.integer({ min: 0, max: most }));
const someCase: fc.Arbitrary<GroupingCase> = fc
  .record({
    sex: fc.constantFrom('1', '2', '男', '女', '9', '', null),
    ageYears: fc.oneof(
      { weight: 2, arbitrary: fc.integer({ min: 1, max: 100 }) },
      { weight: 1, arbitrary: blankOr(1) },
    ),
    ageDays: blankOr(40),
    weightGrams: blankOr(4000),
    dx: fc
      .tuple(
        fc.constantFrom(...principals),
        fc.array(fc.constantFrom(...complications, ...principals), { maxLength: 6 }),
      )
      .map(([principal, secondary]) => [principal, ...secondary]),
    proc: fc.array(fc.constantFrom(...procedures), { maxLength: 4 }),
  })
  .map(aCase);

const unknownCode = fc.string({ maxLength: 12 }).filter((code) => !nationalGrouper.knowsDx(code));

describe('grouping', () => {
  it('does not depend on the order of the secondary diagnoses', () =>
    fc.assert(
      fc.property(someCase, (given) => {
        const [principal = '', ...secondary] = given.dx;
        const turned = { ...given, dx: [principal, ...secondary.toReversed()] };
        expect(nationalGrouper.group(turned)).toEqual(nationalGrouper.group(given));
      }),
      { numRuns: 500 },
    ));

  it('does not depend on the order of the secondary procedures', () =>
    fc.assert(
      fc.property(someCase, (given) => {
        const [main, ...others] = given.proc;
        const turned = { ...given, proc: main === undefined ? [] : [main, ...others.toReversed()] };
        expect(nationalGrouper.group(turned)).toEqual(nationalGrouper.group(given));
      }),
      { numRuns: 500 },
    ));

  it('is not changed by a secondary code that the scheme does not know', () =>
    fc.assert(
      fc.property(someCase, unknownCode, fc.nat(6), (given, code, place) => {
        const dx = given.dx.toSpliced(1 + (place % given.dx.length), 0, code);
        expect(nationalGrouper.group({ ...given, dx })).toEqual(nationalGrouper.group(given));
      }),
      { numRuns: 500 },
    ));

  it('looks at neither department, length of stay nor discharge way in 1.1', () =>
    fc.assert(
      fc.property(someCase, fc.string(), fc.nat(400), fc.string(), (given, dept, losDays, dischargeWay) => {
        const changed = { ...given, dept, losDays, dischargeWay };
        expect(nationalGrouper.group(changed)).toEqual(nationalGrouper.group(given));
      }),
    ));

  it('is explained to the same end, and leaves nothing behind for the next case', () =>
    fc.assert(
      fc.property(someCase, someCase, (given, other) => {
        const first = nationalGrouper.group(given);
        nationalGrouper.group(other);
        expect(nationalGrouper.explain(given).at(-1)).toEqual({ step: 'result', result: first });
        expect(nationalGrouper.group(given)).toEqual(first);
      }),
      { numRuns: 200 },
    ));

  it('never changes the case it is given', () =>
    fc.assert(
      fc.property(someCase, (given) => {
        const frozen = Object.freeze({
          ...given,
          dx: Object.freeze([...given.dx]),
          proc: Object.freeze([...given.proc]),
        });
        expect(() => [nationalGrouper.group(frozen), nationalGrouper.explain(frozen)]).not.toThrow();
      }),
    ));
});
