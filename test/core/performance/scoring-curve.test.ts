import { describe, expect, it } from 'vitest';
import { readCurve, rewardedBy, type ScoringCurve } from '../../../core/performance/scoring-curve.ts';

const linear: ScoringCurve = {
  kind: 'linear',
  points: [
    [0.8, 0],
    [0.9, 0.5],
    [1, 1],
  ],
};
const steps: ScoringCurve = { ...linear, kind: 'steps' };

describe('readCurve', () => {
  it.each([
    [0, 0, 0],
    [0.8, 0, 0],
    [0.85, 0.25, 0],
    [0.9, 0.5, 0.5],
    [0.95, 0.75, 0.5],
    [1, 1, 1],
    [7, 1, 1],
  ])('of %d gives %d on a line and %d by steps', (figure, onLine, bySteps) => {
    expect(readCurve(linear, figure)).toBeCloseTo(onLine, 12);
    expect(readCurve(steps, figure)).toBe(bySteps);
  });
});

describe('rewardedBy', () => {
  it('says which way a curve goes', () => {
    expect(rewardedBy(linear)).toBe('higher');
    expect(
      rewardedBy({
        kind: 'linear',
        points: [
          [0, 1],
          [1, 0.2],
        ],
      }),
    ).toBe('lower');
    expect(
      rewardedBy({
        kind: 'linear',
        points: [
          [0, 0],
          [1, 1],
          [2, 0],
        ],
      }),
    ).toBe('neither');
  });
});
