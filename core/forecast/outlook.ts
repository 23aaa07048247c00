import type { View } from '../indicators/sheet.ts';
import type { CapacityComparison } from './capacity/compare-capacity.ts';
import type { ForecastMeasure, ForecastRatio } from './forecast-measures.ts';
import type { MethodId } from './methods/method.ts';
import type { OutlookNotice } from './outlook-notice.ts';

/** A forecast figure and the interval in which it is to fall; money in fen, weight in ten-thousandths. */
export interface Band {
  readonly point: number;
  readonly low: number;
  readonly high: number;
}

/** The coming months and all of them together. */
export interface Forecast {
  readonly months: readonly Band[];
  readonly whole: Band;
}

/** How the method did on the months that are known, each forecast from those before it. */
export interface BackTestScore {
  /** How many times it was asked. */
  readonly origins: number;
  /** Mean absolute scaled error; below 1 is better than last year's month was within the series. `null`: nothing changes. */
  readonly mase: number | null;
  readonly naiveMase: number | null;
  /** `null` also where no year had been seen. */
  readonly seasonalNaiveMase: number | null;
  /** 0 to 2. */
  readonly smape: number;
  readonly naiveSmape: number;
  /** Share of the months that fell within their intervals. */
  readonly coverage: number;
}

export interface MeasureOutlook extends Forecast {
  /** The same months a year before, together; `null` where they are not all known. */
  readonly yearBefore: number | null;
  /** `whole.point` ÷ `yearBefore` − 1. */
  readonly growth: number | null;
  /** `null` where the history is too short for one. */
  readonly backTest: BackTestScore | null;
}

export interface UnitOutlook {
  /** `null`: the whole, or what is in no unit. */
  readonly key: string | null;
  /** `opened`: within the known months; `closed`: forecast as nought; `short`: too short for a back-test. */
  readonly state: 'usual' | 'opened' | 'closed' | 'short';
  readonly monthsKnown: number;
  readonly method: MethodId;
  /** A measure that is not known of the whole is left out. */
  readonly measures: Readonly<Partial<Record<ForecastMeasure, MeasureOutlook>>>;
  readonly ratios: Readonly<Partial<Record<ForecastRatio, Forecast>>>;
}

/** What is to be expected of a hospital, or a region, and of its units. Sums of units are those of the whole. */
export interface Outlook {
  /** First and last month that the forecast rests on, `yyyy-MM`. */
  readonly from: string;
  readonly until: string;
  /** The months forecast. */
  readonly months: readonly string[];
  /** The share of months that are to fall within the intervals. */
  readonly level: number;
  readonly view: View;
  readonly total: UnitOutlook;
  /** By key, ascending; what is in no unit last. */
  readonly units: readonly UnitOutlook[];
  /** Demand beside capacity, where that was given; those that `warns` first. */
  readonly capacity: readonly CapacityComparison[];
  readonly notices: readonly OutlookNotice[];
}
