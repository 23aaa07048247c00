import { describe, expect, it } from 'vitest';
import { isCutAxis } from '../../../web/src/parts/is-cut-axis.ts';

describe('the axis of a course', () => {
  it.each([
    ['high up and close together', [95, 98, null], true],
    ['far apart', [10, 40], false],
    ['of nought too', [0, 3], false],
    ['above and below nought', [-20, 10], false],
    ['all below nought', [-12, -10], false],
    ['of one month', [7], true],
    ['of no month', [null], false],
  ])('of values %s begins where it should', (_, values, isCut) => {
    expect(isCutAxis(values)).toBe(isCut);
  });
});
