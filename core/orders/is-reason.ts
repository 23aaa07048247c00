/** Whether words say why an order is kept: a full stop is no reason. */
export function isReason(words: string): boolean {
  return /[\p{L}\p{N}]/u.test(words);
}
