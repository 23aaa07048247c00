import { describe, expect, it } from 'vitest';
import { scoreOutlooks, type Told } from '../../bench/forecast/score-outlooks.ts';
import { seriesKinds, simulateHospital } from '../../bench/forecast/simulate-months.ts';
import { simulatedSheets } from '../../bench/forecast/simulated-sheets.ts';
import { tellHospital } from '../../bench/forecast/tell-hospital.ts';
import { loadForecast } from '../../platform/knowledge/load-forecast.ts';

const knowledge = loadForecast();
const simulate = (seed: string) => simulateHospital(seed, '2022-01', 36, knowledge.calendar);
const band = (point: number) => ({ point, low: point - 1, high: point + 1 });

describe('the hospitals of the bench', () => {
  it('are the same for a seed and others for another', () => {
    expect(simulate('a')).toEqual(simulate('a'));
    expect(simulate('b')).not.toEqual(simulate('a'));
  });

  it('have every kind of series, whole and not negative', () => {
    const { groups } = simulate('a');
    expect(new Set(groups.map(({ kind }) => kind))).toEqual(new Set(seriesKinds));
    for (const { cases } of groups)
      for (const count of cases) expect(Number.isInteger(count) && count >= 0).toBe(true);
  });

  it('have fewer cases in the month of the Spring Festival than in those about it', () => {
    const sums = ['a', 'b', 'c'].flatMap((seed) => {
      const { months, groups } = simulate(seed);
      const sum = (month: string) =>
        groups.reduce((all, { cases }) => all + (cases[months.indexOf(month)] as number), 0);
      return [sum('2024-02') < sum('2024-03'), sum('2023-01') < sum('2023-03')];
    });
    expect(sums.every(Boolean)).toBe(true);
  });
});

describe('scores, by hand', () => {
  // Last year ten a month, this year fourteen: the same month changes by four.
  const history = [...Array<number>(12).fill(10), ...Array<number>(12).fill(14)];
  const told: Told = { kind: 'x', history, actual: [15, 17], bands: [band(14), band(16.5)] };

  it('are mean errors over the usual change, shares within, and shares that naive forecasts win', () => {
    const score = scoreOutlooks('x', [told], 2);
    expect(score.mase).toEqual({ ours: 0.75 / 4, naive: 2 / 4, seasonalNaive: 2 / 4 });
    expect(score).toMatchObject({ series: 1, coverage: 1, naiveWins: 0, seasonalNaiveWins: 0 });
    const worse = { ...told, bands: [band(20), band(20)] };
    expect(scoreOutlooks('x', [told, worse], 1)).toMatchObject({ coverage: 0.5, naiveWins: 0.5 });
  });

  it('leave out a series that never changes', () => {
    expect(scoreOutlooks('x', [{ ...told, history: Array(24).fill(3) }], 1).series).toBe(0);
  });
});

describe('the outlook of a hospital that it has not seen', () => {
  it('is better than naive forecasts on the whole, with intervals that hold about what they promise', () => {
    const hospital = simulate('whole');
    const told = tellHospital(hospital, simulatedSheets(hospital, 'whole'), 'cases', 3, knowledge);
    const { mase, coverage } = scoreOutlooks('all', told, 3);
    expect(mase.ours).toBeLessThan(0.9 * Math.min(mase.naive, mase.seasonalNaive));
    expect(coverage).toBeGreaterThan(0.75);
    expect(coverage).toBeLessThan(0.9);
  });
});
