import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepDown } from '../../../core/costing/step-down.ts';
import { withOverheads } from '../../../core/costing/with-overheads.ts';
import { overheadsWith, ownKey, service, stayWith } from '../../support/costing.ts';
import { holds } from '../../support/holds.ts';

const stays = new Map([
  ['A1', { 'bed-days': 30, cases: 10, revenue: 1000 }],
  ['A2', { 'bed-days': 70, cases: 10, revenue: 3000 }],
]);

describe('stepDown', () => {
  it('closes services in their order: the first also pays the others, and none gets anything back', () => {
    const overheads = overheadsWith({
      keys: [ownKey('staff', { administration: 9, laundry: 2, A1: 4, A2: 4 })],
      services: [service('administration', 100_000, 'staff'), service('laundry', 30_000, 'bed-days')],
      departments: [{ department: 'A1', amountFen: 7000 }],
    });
    const { departments, passed, left } = stepDown(overheads, stays);
    expect(passed).toEqual([
      { from: 'administration', to: 'A1', key: 'staff', amountFen: 40_000 },
      { from: 'administration', to: 'A2', key: 'staff', amountFen: 40_000 },
      { from: 'administration', to: 'laundry', key: 'staff', amountFen: 20_000 },
      { from: 'laundry', to: 'A1', key: 'bed-days', amountFen: 15_000 },
      { from: 'laundry', to: 'A2', key: 'bed-days', amountFen: 35_000 },
    ]);
    expect(Object.fromEntries(departments)).toEqual({ A1: 62_000, A2: 75_000 });
    expect(left.size).toBe(0);
  });

  it.each([
    ['cases', { A1: 50, A2: 50 }],
    ['revenue', { A1: 25, A2: 75 }],
  ])('passes on by %s of the stays', (key, shares) => {
    const { departments } = stepDown(overheadsWith({ services: [service('it', 100, key)] }), stays);
    expect(Object.fromEntries(departments)).toEqual(shares);
  });

  it('leaves with a service what nobody has any of its key for', () => {
    const overheads = overheadsWith({ services: [service('it', 100, 'cases')] });
    const { departments, left } = stepDown(overheads, new Map());
    expect(departments.size).toBe(0);
    expect(Object.fromEntries(left)).toEqual({ it: 100 });
  });
});

describe('withOverheads', () => {
  it('takes the overheads of a department down to its stays', () => {
    const overheads = overheadsWith({ departments: [{ department: 'A1', amountFen: 1000 }] });
    const some = [
      stayWith({ id: 'S1', losDays: 1 }),
      stayWith({ id: 'S2', losDays: 2 }),
      stayWith({ id: 'S3', department: 'A2' }),
    ];
    const { stays: costed, left } = withOverheads(some, overheads);
    expect(costed.map(({ overheadFen }) => overheadFen)).toEqual([333, 667, 0]);
    expect(left).toEqual([]);
  });

  it('leaves with a department what no stay of it can take, such as one whose name is mistyped', () => {
    const overheads = overheadsWith({
      keys: [ownKey('area', { A1: 1, A9: 3 })],
      services: [service('it', 100, 'area')],
      departments: [{ department: 'A8', amountFen: 50 }],
    });
    expect(withOverheads([stayWith()], overheads).left).toEqual([
      { place: 'A8', amountFen: 50 },
      { place: 'A9', amountFen: 75 },
    ]);
  });
});

const places = ['A1', 'A2', 'A3', 's0', 's1', 's2', 's3'];
const anyOverheads = fc
  .record({
    amounts: fc.array(fc.nat(100_000), { minLength: 1, maxLength: 4 }),
    keyOf: fc.array(fc.constantFrom('bed-days', 'cases', 'revenue', 'k0', 'k1'), {
      minLength: 4,
      maxLength: 4,
    }),
    values: fc.array(fc.dictionary(fc.constantFrom(...places), fc.nat(50), { minKeys: 1 }), {
      minLength: 2,
      maxLength: 2,
    }),
    own: fc.dictionary(fc.constantFrom('A1', 'A2', 'A4'), fc.nat(100_000)),
    toCases: fc.constantFrom('bed-days', 'cases', 'revenue'),
  })
  .map(({ amounts, keyOf, values, own, toCases }) =>
    overheadsWith({
      keys: values.map((some, at) => ownKey(`k${at}`, some)),
      services: amounts.map((amountFen, at) => service(`s${at}`, amountFen, keyOf[at] ?? 'cases')),
      departments: Object.entries(own).map(([department, amountFen]) => ({ department, amountFen })),
      toCases,
    }),
  );
const anyStays = fc
  .array(
    fc.record({
      department: fc.constantFrom('A1', 'A2', 'A3'),
      losDays: fc.integer({ min: 1, max: 40 }),
      billed: fc.integer({ min: -100, max: 1_000_000 }),
    }),
    { maxLength: 12 },
  )
  .map((some) =>
    some.map(({ department, losDays, billed }, at) =>
      stayWith({
        id: `S${at}`,
        department,
        losDays,
        revenueFen: { 'unit-cost': billed, activity: 0, ratio: 0, none: 0 },
      }),
    ),
  );

describe('any overheads over any stays', () => {
  it('come down to stays, or stay where they could not go, to the fen, in whatever order the stays stand', () => {
    holds(
      fc.property(anyOverheads, anyStays, (overheads, some) => {
        const given = [...overheads.services, ...overheads.departments].reduce(
          (sum, { amountFen }) => sum + amountFen,
          0,
        );
        const { stays: costed, left } = withOverheads(some, overheads);
        const down = costed.reduce((sum, { overheadFen }) => sum + overheadFen, 0);
        expect(down + left.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(given);
        const turned = withOverheads(some.toReversed(), overheads);
        expect(turned.stays.toReversed()).toEqual(costed);
      }),
      { numRuns: 400 },
    );
  });
});
