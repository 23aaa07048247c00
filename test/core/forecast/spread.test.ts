import { describe, expect, it } from 'vitest';
import { spreadModel, spreadOf, type UnitErrors } from '../../../core/forecast/spread.ts';
import { createRandom } from '../../../generator/random.ts';

/** Errors of units whose variance is a quarter, and one hundredth of their size. */
function unitsOf(seed: string, count: number, errors: number): readonly UnitErrors[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const level = Math.exp(1 + 4 * random.next());
    const spread = Math.sqrt(0.25 + level / 100);
    return { level, errors: [Array.from({ length: errors }, () => spread * random.normal())] };
  });
}

describe('how far forecasts are off', () => {
  it('is learnt from all units: by size, and so that the promised share is within', () => {
    const model = spreadModel(unitsOf('seen', 200, 12), 1, 0.8, 4);
    for (const level of [5, 50, 140]) {
      expect(model.usual(level, 0)).toBeGreaterThan(0.6 * (0.25 + level / 100));
      expect(model.usual(level, 0)).toBeLessThan(1.2 * (0.25 + level / 100));
    }
    const unseen = unitsOf('unseen', 3000, 13).map(({ level, errors: [own = []] }) => {
      const known = { level, errors: [own.slice(1)] };
      return Math.abs(own[0] as number) <= spreadOf(known, 0, model) * model.reach(0);
    });
    const within = unseen.filter(Boolean).length / unseen.length;
    expect(within).toBeGreaterThan(0.77);
    expect(within).toBeLessThan(0.83);
  });

  it('is never less than what counts have anyway', () => {
    const exact = Array.from({ length: 9 }, (_, at) => ({ level: 10 * at, errors: [Array(12).fill(0)] }));
    expect(spreadModel(exact, 1, 0.8, 4).usual(40, 0)).toBeGreaterThanOrEqual(0.25);
  });

  it('is a guess where no unit has been seen to err', () => {
    const model = spreadModel([{ level: 12, errors: [[]] }], 1, 0.8, 4);
    expect(spreadOf({ level: 12, errors: [[]] }, 0, model)).toBeCloseTo(Math.sqrt(0.5 + 0.005 * 12), 12);
    expect(model.reach(0)).toBeGreaterThan(1.28);
    expect(model.reach(0)).toBeLessThan(1.45);
  });

  it('is wider for a unit that errs more than others of its size', () => {
    const units = unitsOf('seen', 50, 12);
    const model = spreadModel(units, 1, 0.8, 4);
    const usual = spreadOf({ level: 20, errors: [[]] }, 0, model);
    const wild = { level: 20, errors: [Array.from({ length: 12 }, (_, at) => (at % 2 === 0 ? 3 : -3))] };
    expect(spreadOf(wild, 0, model)).toBeGreaterThan(2 * usual);
  });
});
