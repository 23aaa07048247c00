import { describe, expect, it } from 'vitest';
import { varianceBetween } from '../../../core/statistics/between-units.ts';
import { createRandom } from '../../../generator/random.ts';

function unitsWith(between: number, seed: string, outliers = 0) {
  const random = createRandom(seed);
  return Array.from({ length: 400 }, (_, at) => {
    const deviation = 0.02 + 0.03 * random.next();
    const own = at < outliers ? 1 : between * random.normal();
    return { difference: own + deviation * random.normal(), variance: deviation ** 2 };
  });
}

describe('the variance between units', () => {
  it('is about nought where they differ by chance alone', () => {
    expect(Math.sqrt(varianceBetween(unitsWith(0, 'null')))).toBeLessThan(0.012);
  });

  it('is about what it was made to be', () => {
    const found = Math.sqrt(varianceBetween(unitsWith(0.1, 'between')));
    expect(found).toBeGreaterThan(0.08);
    expect(found).toBeLessThan(0.12);
  });

  it('is hardly moved by a few that are far off', () => {
    const found = Math.sqrt(varianceBetween(unitsWith(0.1, 'between', 16)));
    expect(found).toBeLessThan(0.13);
  });

  it('is nought for one unit', () => {
    expect(varianceBetween([{ difference: 1, variance: 0.1 }])).toBe(0);
  });
});
