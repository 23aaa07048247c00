import type { Action, Decision } from './decision.ts';
import type { Refusal, Review } from './review.ts';

/** Actions by which it is settled what is to be paid back. */
export const settlingActions = ['confirm', 'uphold', 'settle'] as const satisfies readonly Action[];

export type AmountRefusal =
  | { readonly code: 'no-amount-here'; readonly action: Action }
  | { readonly code: 'amount-too-large'; readonly amountFen: number; readonly largestFen: number };

export function isOfAmount(refusal: AmountRefusal | Refusal): refusal is AmountRefusal {
  return refusal.code === 'no-amount-here' || refusal.code === 'amount-too-large';
}

/**
 * The most that can be claimed back for a finding, in fen: all that its case cost, or what was found where that is
 * more, as it may be of a payment above cost. Of what is not known there is nothing to claim.
 */
export function largestAmountFen(costFen: number | null, foundFen: number | null): number {
  return Math.max(costFen ?? 0, foundFen ?? 0);
}

/**
 * Why the amount of a decision cannot stand, or `null`. Apart from {@link decide}, which must read all that was ever
 * taken: this is asked of new decisions alone.
 * @param after what the finding's decisions add up to with it
 */
export function refuseAmount(
  { action, amountFen }: Pick<Decision, 'action' | 'amountFen'>,
  after: Pick<Review, 'outcome'>,
  largestFen: number,
): AmountRefusal | null {
  if (amountFen === undefined) return null;
  const settles = settlingActions.some((one) => one === action) && after.outcome === 'confirmed';
  if (!settles) return { code: 'no-amount-here', action };
  return amountFen > largestFen ? { code: 'amount-too-large', amountFen, largestFen } : null;
}
