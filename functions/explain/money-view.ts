import * as z from 'zod';
import type { Words } from '../../core/claims/words.ts';
import type { DipPriceStep } from '../../core/payment/dip/dip-price-step.ts';
import { dipPriceStepWords } from '../../core/payment/dip/dip-price-step-words.ts';
import type { PriceStep } from '../../core/payment/price-step.ts';
import { priceStepWords } from '../../core/payment/price-step-words.ts';
import { wordsViewSchema } from '../query/summary-row.ts';

export const priceStepSchema = z.strictObject({
  step: z.string(),
  /** Of the parts of a payment, how much each adds; of a sum, what it comes to; `null` of what is only said. */
  amount_fen: z.number().nullable(),
  kind: z.enum(['part', 'sum', 'note']).meta({
    description: 'part 之和为 sum 中的 paid; parts add up to the sum paid',
  }),
  text: wordsViewSchema,
});

type StepView = z.infer<typeof priceStepSchema>;

export function priceStepView(step: PriceStep): StepView {
  return stepView(step, priceStepWords(step));
}

export function dipPriceStepView(step: DipPriceStep): StepView {
  return stepView(step, dipPriceStepWords(step));
}

function stepView(step: PriceStep | DipPriceStep, text: Words): StepView {
  return { step: step.step, ...amountOf(step), text };
}

function amountOf(step: PriceStep | DipPriceStep): Pick<StepView, 'amount_fen' | 'kind'> {
  if ('addedFen' in step) return { amount_fen: step.addedFen, kind: 'part' };
  switch (step.step) {
    case 'paid':
      return { amount_fen: step.paymentFen, kind: 'sum' };
    case 'billed':
      return { amount_fen: step.costFen, kind: 'sum' };
    case 'balance':
      return { amount_fen: step.balanceFen, kind: 'sum' };
    case 'fund':
      return { amount_fen: step.fundFen, kind: 'note' };
    default:
      return { amount_fen: null, kind: 'note' };
  }
}
