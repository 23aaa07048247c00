import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthFeatures } from '../../../core/forecast/month-features.ts';
import { seasonOf } from '../../../core/forecast/season.ts';
import { loadForecast } from '../../../platform/knowledge/load-forecast.ts';
import { holds } from '../../support/holds.ts';
import { monthAt } from '../../support/sheets-of-months.ts';

const { calendar, parameters } = loadForecast();
const months = Array.from({ length: 40 }, (_, at) => monthAt(2023, at));
const features = monthFeatures(months, calendar, parameters.season.festivalWindow);
const usual = months.map(() => 1);
const seasonAfter = (cases: readonly number[], parent = usual) =>
  seasonOf(cases, features, parent, parameters.season);

describe('the season of a unit', () => {
  it('finds a season that a large unit has, and nearly all of its height', () => {
    const wave = (at: number) => 1 + 0.2 * Math.cos((2 * Math.PI * at) / 12);
    const season = seasonAfter(Array.from({ length: 36 }, (_, at) => Math.round(5000 * wave(at))));
    const height = (season[36] as number) / (season[30] as number);
    expect(height).toBeGreaterThan(1.3);
    expect(height).toBeLessThan(1.5);
  });

  it('follows the festival from January into February', () => {
    const cases = features
      .slice(0, 36)
      .map(({ festivalShare }) => Math.round(5000 * Math.exp(-0.3 * festivalShare)));
    const season = seasonAfter(cases);
    // On 17 February 2026.
    expect((season[37] as number) / (season[36] as number)).toBeLessThan(0.85);
  });

  it('is that of the parent for a unit of few cases or months', () => {
    const parent = months.map((_, at) => 1 + at / 100);
    const rare = Array.from({ length: 36 }, (_, at) => (at % 4 === 0 ? 4 : 0));
    expect(seasonAfter(rare, parent)).toBe(parent);
    expect(seasonAfter(Array(12).fill(900), parent)).toBe(parent);
  });

  it('is held back the more the smaller the unit is', () => {
    const wave = (at: number) => 1 + 0.3 * Math.cos((2 * Math.PI * at) / 12);
    const heights = [6, 60, 6000].map((level) => {
      const season = seasonAfter(Array.from({ length: 36 }, (_, at) => Math.round(level * wave(at))));
      return (season[36] as number) / (season[30] as number);
    });
    expect(heights).toEqual(heights.toSorted((a, b) => a - b));
    expect(heights[2] as number).toBeGreaterThan(1.3 * (heights[0] as number));
  });

  it('is positive and finite whatever the months were', () => {
    const cases = fc.array(fc.oneof(fc.constant(0), fc.nat(3), fc.nat(100_000)), {
      minLength: 1,
      maxLength: 40,
    });
    holds(
      fc.property(cases, (values) => {
        for (const factor of seasonAfter(values)) {
          expect(factor).toBeGreaterThan(0);
          expect(Number.isFinite(factor)).toBe(true);
        }
      }),
    );
  });
});
