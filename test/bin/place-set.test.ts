import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlaceSet } from '../../bin/place-set.ts';
import { holds } from '../support/holds.ts';

describe('a set of places', () => {
  it('has what was put in and nothing else, far beyond its first size', () => {
    const places = fc.array(fc.nat(200_000), { maxLength: 50 });
    holds(
      fc.property(places, places, (put, asked) => {
        const set = new PlaceSet();
        for (const place of put) set.add(place);
        for (const place of [...put, ...asked]) expect(set.has(place)).toBe(put.includes(place));
      }),
    );
  });
});
