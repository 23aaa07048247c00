import type { Period } from '../../parts/period.ts';
import type { Place } from '../../parts/use-periods.ts';

/** Which unit is shown, and of when. */
export interface ShownUnit {
  /** Its key. */
  readonly unit: string;
  readonly period: Period;
  /** Months that have data. */
  readonly months: readonly string[];
  readonly place: Place;
  readonly onPeriod: (period: Period) => void;
}
