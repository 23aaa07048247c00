import {
  errorScale,
  meanAbsoluteError,
  meanOf,
  symmetricError,
} from '../../core/forecast/forecast-errors.ts';
import { yearMonths } from '../../core/forecast/methods/method.ts';
import { naive, seasonalNaive } from '../../core/forecast/methods/simple-methods.ts';
import type { Band } from '../../core/forecast/outlook.ts';

/** A series of which the last months were not shown, and what was said of them. */
export interface Told {
  readonly kind: string;
  /** The months that were shown. */
  readonly history: readonly number[];
  readonly actual: readonly number[];
  readonly bands: readonly Band[];
}

export interface OutlookScore {
  readonly kind: string;
  readonly horizon: number;
  /** Series that change at all, so that errors can be measured by their changes. */
  readonly series: number;
  readonly mase: Scores;
  readonly smape: Scores;
  /** Share of the months within their intervals. */
  readonly coverage: number;
  /** Share of the series for which each naive forecast was nearer. */
  readonly naiveWins: number;
  readonly seasonalNaiveWins: number;
}

interface Scores {
  readonly ours: number;
  readonly naive: number;
  readonly seasonalNaive: number;
}

/** Scores the first `horizon` months of every series of a kind. */
export function scoreOutlooks(kind: string, told: readonly Told[], horizon: number): OutlookScore {
  const scored = told.flatMap((one) => scoreOne(one, horizon) ?? []);
  const mean = (of: (one: OneScore) => number) => meanOf(scored.map(of));
  const means = (of: (one: OneScore) => Scores): Scores => ({
    ours: mean((one) => of(one).ours),
    naive: mean((one) => of(one).naive),
    seasonalNaive: mean((one) => of(one).seasonalNaive),
  });
  return {
    kind,
    horizon,
    series: scored.length,
    mase: means(({ mase }) => mase),
    smape: means(({ smape }) => smape),
    coverage: mean(({ coverage }) => coverage),
    naiveWins: mean(({ mase }) => Number(mase.naive < mase.ours)),
    seasonalNaiveWins: mean(({ mase }) => Number(mase.seasonalNaive < mase.ours)),
  };
}

interface OneScore {
  readonly mase: Scores;
  readonly smape: Scores;
  readonly coverage: number;
}

function scoreOne({ history, actual, bands }: Told, horizon: number): OneScore | null {
  const scale = errorScale(history);
  if (scale === null) return null;
  const shown = { values: history, factors: [] };
  const forecasts = {
    ours: bands.map(({ point }) => point),
    naive: naive.forecast(shown, horizon),
    seasonalNaive:
      history.length < yearMonths ? naive.forecast(shown, horizon) : seasonalNaive.forecast(shown, horizon),
  };
  const pairs = (of: readonly number[]) =>
    actual.slice(0, horizon).map((value, at) => ({ actual: value, forecast: of[at] as number }));
  const by = (error: (of: ReturnType<typeof pairs>) => number): Scores => ({
    ours: error(pairs(forecasts.ours)),
    naive: error(pairs(forecasts.naive)),
    seasonalNaive: error(pairs(forecasts.seasonalNaive)),
  });
  const within = bands.slice(0, horizon).map(({ low, high }, at) => {
    const value = actual[at] as number;
    return Number(value >= low && value <= high);
  });
  return {
    mase: by((of) => meanAbsoluteError(of) / scale),
    smape: by(symmetricError),
    coverage: meanOf(within),
  };
}
