import { roundExactly } from './round-exactly.ts';
import type { TariffData } from './tariff-schema.ts';

/** Who bore the bill. */
export interface Bill {
  readonly costFen: number;
  /** All that funds paid of it. */
  readonly fundFen: number;
}

/**
 * What the fund pays of a payment: as large a share as it paid of the bill, or what is left when the patient's part
 * of the bill is taken off, at least nothing. `null` of a bill of nothing.
 */
export function fundPaymentFen(
  paymentFen: number,
  { costFen, fundFen }: Bill,
  method: TariffData['fund']['method'],
): number | null {
  if (costFen === 0) return null;
  if (method === 'pro-rata') return roundExactly([paymentFen, fundFen], [costFen]);
  return Math.max(0, paymentFen - (costFen - fundFen));
}
