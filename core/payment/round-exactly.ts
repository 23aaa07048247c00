import { divide, exactOf, multiply, roundHalfUp } from './exact-number.ts';

/**
 * The product of `times` divided by the product of `over`, rounded to a whole number, halves away from nought.
 * Each factor counts as the decimal number that it is written as, so no step in between is rounded. Throws on
 * division by nought.
 */
export function roundExactly(times: readonly number[], over: readonly number[] = []): number {
  const plain = over.length === 0 ? times.reduce((product, factor) => product * factor, 1) : Number.NaN;
  if (Number.isSafeInteger(plain) && times.every(Number.isInteger)) return plain;
  const quotient = divide(multiply(...times.map(exactOf)), multiply(...over.map(exactOf)));
  const { digits, over: by } = quotient;
  return roundHalfUp(by < 0n ? { digits: -digits, over: -by } : quotient);
}
