import { monthsUntil } from '../../core/indicators/period.ts';

/** The last month that is over. @param now ISO time */
export function lastFullMonth(now: string): string {
  return monthsUntil(now.slice(0, 7), 2)[0] as string;
}
