import type { Words } from './words.ts';

/** A region pays by diagnosis related groups (DRG, 病组), or by the scores of DIP groups (病种). */
export type PaidBy = 'drg' | 'dip';

/** A text that speaks of groups as 病组, as an area says it that pays by one or the other. English has one word for both. */
export function inWordsOf(paidBy: PaidBy, text: string): string {
  return paidBy === 'dip' ? text.replaceAll('病组', '病种') : text;
}

/** The same of words in both languages. */
export function wordsOf(paidBy: PaidBy, { zh, en }: Words): Words {
  return { zh: inWordsOf(paidBy, zh), en };
}
