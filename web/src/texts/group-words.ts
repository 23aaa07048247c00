import type { PaidBy } from '../../../core/claims/paid-by.ts';

/** What is said of groups, as where DIP pays: 病种 instead of 病组. English has one word for both. */
export function inWordsOf(paidBy: PaidBy, text: string): string {
  return paidBy === 'dip' ? text.replaceAll('病组', '病种') : text;
}
