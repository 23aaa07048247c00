import type { Pricing } from './price-case.ts';
import type { ClosingStep } from './price-step.ts';

/** The end of every explanation: what is paid, what was billed, what is left of it, and the fund's part. */
export function closingSteps<Method>(
  { paymentFen, balanceFen, fundPaymentFen }: Pick<Pricing, 'paymentFen' | 'balanceFen' | 'fundPaymentFen'>,
  costFen: number | null,
  method: Method,
): readonly ClosingStep<Method>[] {
  return [
    ...(paymentFen === null ? [] : [{ step: 'paid', paymentFen } as const]),
    ...(costFen === null ? [] : [{ step: 'billed', costFen } as const]),
    ...(balanceFen === null ? [] : [{ step: 'balance', balanceFen } as const]),
    ...(fundPaymentFen === null ? [] : [{ step: 'fund', fundFen: fundPaymentFen, method } as const]),
  ];
}
