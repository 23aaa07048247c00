import { describe, expect, it } from 'vitest';
import { lastPoint, sparklinePath } from '../../../web/src/pages/cockpit/sparkline-path.ts';

const box = { width: 20, height: 10 };

describe('a sparkline', () => {
  it('goes from left to right, the greatest value on top', () => {
    expect(sparklinePath([0, 5, 10], box)).toBe('M0 10L10 5L20 0');
    expect(lastPoint([0, 5, 10], box)).toEqual({ x: 20, y: 0 });
  });

  it('is broken where a month is not known', () => {
    expect(sparklinePath([0, null, 10], box)).toBe('M0 10M20 0');
    expect(lastPoint([1, null], box)).toBeNull();
  });

  it('goes through the middle where nothing changes, and is empty where nothing is known', () => {
    expect(sparklinePath([3, 3], box)).toBe('M0 5L20 5');
    expect(sparklinePath([3], box)).toBe('M0 5');
    expect(sparklinePath([null, null], box)).toBe('');
    expect(lastPoint([], box)).toBeNull();
  });
});
