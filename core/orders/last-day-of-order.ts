import { addDays } from '../claims/calendar-days.ts';
import type { Order } from './encounter.ts';

/**
 * The last day on which an order is carried out, `yyyy-MM-dd`; `null` while it goes on. An order that is not
 * long-term and tells neither an end nor days is of its own day.
 */
export function lastDayOfOrder({ startsAt, stopsAt, isLongTerm, prescription }: Order): string | null {
  if (stopsAt !== null) return stopsAt.slice(0, 10);
  const { days } = prescription;
  if (days !== null && days > 0) return addDays(startsAt.slice(0, 10), Math.ceil(days) - 1);
  return isLongTerm ? null : startsAt.slice(0, 10);
}
