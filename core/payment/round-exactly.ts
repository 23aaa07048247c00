import { divide, exactOf, multiply, roundHalfUp } from './exact-number.ts';

/**
 * The product of `times` divided by the product of `over`, rounded to a whole number, halves away from nought.
 * Each factor counts as the decimal number that it is written as, so no step in between is rounded. Throws on
 * division by nought.
 */
export function roundExactly(times: readonly number[], over: readonly number[] = []): number {
  const small = over.length === 0 ? roundSmallProduct(times) : null;
  if (small !== null) return small;
  const quotient = divide(multiply(...times.map(exactOf)), multiply(...over.map(exactOf)));
  const { digits, over: by } = quotient;
  return roundHalfUp(by < 0n ? { digits: -digits, over: -by } : quotient);
}

/** As nearly all products are: whole numbers over powers of ten that a number holds exactly. `null` for others. */
function roundSmallProduct(times: readonly number[]): number | null {
  let digits = 1;
  let over = 1;
  for (const factor of times) {
    const power = powerOf(factor);
    if (power === null) return null;
    digits *= Math.round(factor * power);
    over *= power;
  }
  const size = Math.abs(digits);
  if (size > Number.MAX_SAFE_INTEGER || over > mostDigits) return null;
  const rest = size % over;
  const rounded = (size - rest) / over + (2 * rest >= over ? 1 : 0);
  return digits < 0 && rounded > 0 ? -rounded : rounded;
}

/** No two decimals of fifteen digits are the same number. */
const mostDigits = 1e15;
const powersOfTen = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];

/** The power of ten by which a decimal becomes a whole number. */
function powerOf(decimal: number): number | null {
  for (const power of powersOfTen) {
    const whole = Math.round(decimal * power);
    if (whole / power === decimal) return Math.abs(whole) < mostDigits ? power : null;
  }
  return null;
}
