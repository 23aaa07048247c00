import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addTally, type Tally, tallyOf } from '../../../core/indicators/tally.ts';
import { holds } from '../../support/holds.ts';

const name = fc.constantFrom('cases', 'costFen', 'rule/GZ1', 'status/grouped');
const anyTally = fc.dictionary(name, fc.integer({ min: -1_000, max: 1_000 })).map(tallyOf);
const nothing: Tally = {};

describe('tallies under addTally', () => {
  it('give the same in any order', () => {
    holds(
      fc.property(anyTally, anyTally, (a, b) => {
        expect(addTally(a, b)).toEqual(addTally(b, a));
      }),
    );
  });

  it('give the same however they are grouped', () => {
    holds(
      fc.property(anyTally, anyTally, anyTally, (a, b, c) => {
        expect(addTally(addTally(a, b), c)).toEqual(addTally(a, addTally(b, c)));
      }),
    );
  });

  it('are left as they are by nothing', () => {
    holds(
      fc.property(anyTally, (a) => {
        expect(addTally(a, nothing)).toEqual(a);
      }),
    );
  });

  it('leave nothing when taken from themselves, not even zeros', () => {
    holds(
      fc.property(anyTally, (a) => {
        expect(addTally(a, a, -1)).toEqual(nothing);
      }),
    );
  });

  it('stay as they were: adding makes a new one', () => {
    const given = Object.freeze({ cases: 1 });
    expect(addTally(given, { cases: 2 })).toEqual({ cases: 3 });
    expect(given).toEqual({ cases: 1 });
  });
});
