import { yearMonths } from './methods/method.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** What is known of a month long before it comes. */
export interface MonthFeatures {
  /** 0 is January. */
  readonly monthOfYear: number;
  readonly festivalShare: number;
  /** Logarithm of its working days beside the usual 21. */
  readonly logWorkingDays: number;
}

const usualWorkingDays = 21;

/** The regressors of {@link seasonOf}: a column for each month of the year, then festival and working days. */
export const featureCount = yearMonths + 2;

/** @param months `yyyy-MM`; @param window see `WorkCalendar.festivalShare` */
export function monthFeatures(
  months: readonly string[],
  calendar: WorkCalendar,
  window: readonly [number, number],
): readonly MonthFeatures[] {
  return months.map((month) => ({
    monthOfYear: Number(month.slice(5)) - 1,
    festivalShare: calendar.festivalShare(month, window),
    logWorkingDays: Math.log(calendar.workingDays(month) / usualWorkingDays),
  }));
}
