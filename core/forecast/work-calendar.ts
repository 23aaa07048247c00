import * as z from 'zod';
import { addDays, daysBetween } from '../claims/calendar-days.ts';

const daysSchema = z.tuple([z.iso.date(), z.iso.date()]).refine(([from, until]) => from <= until, {
  error: 'the last day is before the first',
});

const yearSchema = z
  .strictObject({
    year: z.int(),
    /** Whether the notice of the year is out; else only the statutory days are known. */
    announced: z.boolean(),
    source: z.string().min(1),
    /** First day of the first lunar month. */
    springFestival: z.iso.date(),
    /** First and last day of each break; weekends within it count as well. */
    daysOff: z.array(daysSchema),
    /** Days of weekends that are worked instead. */
    daysWorked: z.array(z.iso.date()),
  })
  .refine(({ year, springFestival, daysOff, daysWorked }) =>
    [springFestival, ...daysOff.flat(), ...daysWorked].every((day) => Number(day.slice(0, 4)) === year),
  );

const calendarSchema = z.strictObject({
  id: z.string().min(1),
  source: z.string().min(1),
  years: z.array(yearSchema).min(1),
});

/** Working days and Spring Festivals of the years that are known. */
export interface WorkCalendar {
  readonly years: ReadonlySet<number>;
  /** Years whose days off are not announced yet: only the statutory ones are known. */
  readonly unannounced: ReadonlySet<number>;
  /** Of a year that is not known, its weekdays. */
  readonly workingDays: (month: string) => number;
  /**
   * The share of the days around the Spring Festival that fall in the month: over a known year they add up to 1, over another to 0.
   * @param window days before and after the first lunar day, as `[-3, 10]`
   */
  readonly festivalShare: (month: string, window: readonly [number, number]) => number;
}

/** Checks the stored calendar. Throws one error that lists every mistake. */
export function parseWorkCalendar(input: unknown): WorkCalendar {
  const parsed = calendarSchema.safeParse(input);
  if (!parsed.success) throw new Error(`working calendar: ${z.prettifyError(parsed.error)}`);
  const { years } = parsed.data;
  const off = new Set(
    years.flatMap(({ daysOff }) => daysOff.flatMap(([from, until]) => daysFrom(from, until))),
  );
  const worked = new Set(years.flatMap(({ daysWorked }) => daysWorked));
  const festivals = years.map(({ springFestival }) => springFestival);
  const isWorking = (day: string) => worked.has(day) || !(off.has(day) || isWeekend(day));
  return {
    years: new Set(years.map(({ year }) => year)),
    unannounced: new Set(years.flatMap(({ year, announced }) => (announced ? [] : [year]))),
    workingDays: (month) => daysOfMonth(month).filter(isWorking).length,
    festivalShare: (month, [from, until]) =>
      festivals
        .flatMap((day) => daysFrom(addDays(day, from), addDays(day, until)))
        .filter((day) => day.startsWith(month)).length /
      (until - from + 1),
  };
}

function daysOfMonth(month: string): readonly string[] {
  return daysFrom(`${month}-01`, addDays(`${month}-01`, 31)).filter((day) => day.startsWith(month));
}

function daysFrom(from: string, until: string): string[] {
  return Array.from({ length: daysBetween(from, until) + 1 }, (_, at) => addDays(from, at));
}

function isWeekend(day: string): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday === 0 || weekday === 6;
}
