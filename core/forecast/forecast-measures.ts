/** Sums of a month that are forecast: names of a tally (`cell.ts`). */
export const forecastMeasures = ['cases', 'weightE4', 'costFen', 'paymentFen', 'losDays'] as const;

export type ForecastMeasure = (typeof forecastMeasures)[number];

/** Figures of a case, as the ratio of two forecast sums. */
export const forecastRatios = {
  cmi: { above: 'weightE4', scale: 1 / 10_000, counted: 'weighted' },
  averageCostFen: { above: 'costFen', scale: 1, counted: 'costed' },
  averagePaymentFen: { above: 'paymentFen', scale: 1, counted: null },
  averageLosDays: { above: 'losDays', scale: 1, counted: null },
} as const satisfies Readonly<Record<string, RatioDefinition>>;

export interface RatioDefinition {
  readonly above: ForecastMeasure;
  readonly scale: number;
  /** Tally of the cases for which it is known; `null`: all. */
  readonly counted: 'weighted' | 'costed' | null;
}

export type ForecastRatio = keyof typeof forecastRatios;
