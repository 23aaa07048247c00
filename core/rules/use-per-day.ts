import type { FeeLine } from '../claims/settlement-list.ts';
import { daysOfSpan, spanOf } from './line-span.ts';

/**
 * How often an order is carried out on a day of its span: as prescribed, else what its quantity comes to; `null`
 * where it tells neither a rate nor an end.
 */
export function usePerDay(order: FeeLine): number | null {
  const { quantity, prescription } = order;
  const span = spanOf(order);
  if (prescription?.timesPerDay) return prescription.timesPerDay;
  return span.to === null ? null : quantity / daysOfSpan(span);
}
