import { decimalOf } from './decimal.ts';

/**
 * Splits a whole amount in proportion to weights so that the parts add up to it: each part is rounded down, and what
 * is left goes, one by one, to those that lost most by it, of equals to the first. Weights count as the decimal
 * numbers that they are written as. Where all are nought, so is every part.
 * @param weights none below nought
 */
export function apportion(total: number, weights: readonly number[]): readonly number[] {
  const decimals = weights.map(decimalOf);
  const scales = decimals.map((decimal) => decimal.scale).sort((a, b) => (a < b ? -1 : 1));
  const scale = scales.at(-1) ?? 1n;
  const shares = decimals.map((decimal) => decimal.digits * (scale / decimal.scale));
  const whole = shares.reduce((sum, share) => sum + share, 0n);
  if (whole === 0n) return weights.map(() => 0);
  const sign = total < 0 ? -1 : 1;
  const amount = BigInt(Math.abs(total));
  const parts = shares.map((share) => (amount * share) / whole);
  const left = Number(amount - parts.reduce((sum, part) => sum + part, 0n));
  const lost = shares.map((share, at) => ({ at, rest: (amount * share) % whole }));
  lost.sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1));
  const extra = new Set(lost.slice(0, left).map(({ at }) => at));
  return parts.map((part, at) => sign * (Number(part) + Number(extra.has(at))) || 0);
}
