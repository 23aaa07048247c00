/**
 * Fen of yuan as somebody writes them; `undefined` where nothing is written, and what is wrong where it is no amount,
 * or more than the largest.
 */
export function readYuan(
  text: string,
  largestFen = Number.POSITIVE_INFINITY,
): number | 'no-amount' | 'too-much' | undefined {
  const written = text.replaceAll(/[\s,，¥￥]/g, '');
  if (written === '') return undefined;
  const [, yuan, fen = ''] = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(written) ?? [];
  if (yuan === undefined) return 'no-amount';
  const amountFen = Number(yuan) * 100 + Number(fen.padEnd(2, '0'));
  return amountFen > largestFen ? 'too-much' : amountFen;
}
