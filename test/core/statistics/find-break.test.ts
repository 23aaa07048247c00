import { describe, expect, it } from 'vitest';
import { findBreak, type SeriesPoint, spreadOf } from '../../../core/statistics/find-break.ts';
import { createRandom } from '../../../generator/random.ts';

const variance = 0.01;

function series(values: readonly number[]): readonly SeriesPoint[] {
  return values.map((value, at) => ({ month: `2026-${String(at + 1).padStart(2, '0')}`, value, variance }));
}

function noise(seed: string, size = 1): readonly SeriesPoint[] {
  const random = createRandom(seed);
  return series(Array.from({ length: 12 }, () => size * Math.sqrt(variance) * random.normal()));
}

describe('a break in a series', () => {
  it('is found in the month in which the level changed', () => {
    const found = findBreak(series([1, 1.1, 0.9, 1, 1, 1.1, 0.9, 1.5, 1.6, 1.4, 1.5, 1.5]), 3, 'up', 1);
    expect(found).toMatchObject({ since: '2026-08' });
    expect(found?.after).toBeCloseTo(1.5, 2);
    expect(found?.p).toBeLessThan(1e-6);
  });

  it('is none where one month alone stands out', () => {
    expect(findBreak(series([1, 1, 1.05, 1, 0.95, 1.4, 1, 1, 1, 1, 1, 1]), 3, 'up', 1)?.p).toBeGreaterThan(
      0.05,
    );
  });

  it('is none in the other direction', () => {
    expect(findBreak(series([2, 2, 2, 2, 1, 1, 1, 1]), 3, 'up', 1)?.p).toBe(1);
    expect(findBreak(series([2, 2, 2, 2, 1, 1, 1, 1]), 3, 'down', 1)?.p).toBeLessThan(1e-6);
  });

  it('needs months on both sides', () => {
    expect(findBreak(series([1, 1, 1, 2, 2]), 3, 'both', 1)).toBeNull();
    expect(findBreak(series([1, 1, 1, 2, 2, 2]), 3, 'both', 1)).not.toBeNull();
  });

  it('is taken for real in no more than five of a hundred series of mere chance', () => {
    const wrong = Array.from({ length: 1000 }, (_, at) =>
      findBreak(noise(`null/${at}`), 3, 'both', 1),
    ).filter((found) => found !== null && found.p < 0.05);
    expect(wrong.length).toBeLessThanOrEqual(50);
    expect(wrong.length).toBeGreaterThan(5);
  });

  it('is judged by how much the months of all units vary, one that broke among them', () => {
    const restless = Array.from({ length: 21 }, (_, at) => noise(`restless/${at}`, 3));
    const broken = series([0, 0, 0, 0, 0, 0, 9, 9, 9, 9, 9, 9]);
    expect(spreadOf([...restless, broken])).toBeGreaterThan(5);
    expect(spreadOf([broken, broken])).toBeLessThan(spreadOf([series([0, 9, 0, 9, 0, 9])]));
    expect(spreadOf([])).toBe(1);
  });
});
