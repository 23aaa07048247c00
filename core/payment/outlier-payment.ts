import { roundExactly } from './round-exactly.ts';
import type { TariffData } from './tariff-schema.ts';

/** A case beyond a limit of its group. */
export interface OutlierCase {
  readonly standardFen: number;
  readonly limitFen: number;
  readonly costFen: number;
}

/**
 * What a case at or above the high limit is paid, by one of the published ways. `ratio-factor` is the standard times
 * (1 + (ratio − multiple)) times the factor, where the limit is the standard times the multiple.
 */
export function highPaymentFen(
  pay: TariffData['outliers']['high_pay'],
  { standardFen, limitFen, costFen }: OutlierCase,
): number {
  const excessFen = costFen - limitFen;
  switch (pay.method) {
    case 'excess-share':
      return standardFen + roundExactly([excessFen, pay.share]);
    case 'ratio-factor':
      return roundExactly([standardFen + excessFen, pay.factor]);
    case 'by-item':
      return roundExactly([costFen, pay.share]);
  }
}

/** What a case at or below the low limit is paid; in proportion, the whole standard at the limit itself. */
export function lowPaymentFen(
  pay: TariffData['outliers']['low_pay'],
  { standardFen, limitFen, costFen }: OutlierCase,
): number {
  if (pay.method === 'by-item') return roundExactly([costFen, pay.share]);
  return limitFen === 0 ? standardFen : roundExactly([standardFen, costFen], [limitFen]);
}
