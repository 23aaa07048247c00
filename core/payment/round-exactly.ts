import { divide, exactOf, multiply, roundHalfUp } from './exact-number.ts';
import { mostDigits, powerOfTen } from './power-of-ten.ts';

/**
 * The product of `times` divided by the product of `over`, rounded to a whole number, halves away from nought.
 * Each factor counts as the decimal number that it is written as, so no step in between is rounded. Throws on
 * division by nought.
 */
export function roundExactly(times: readonly number[], over: readonly number[] = []): number {
  const small = roundSmall(times, over);
  if (small !== null) return small;
  const quotient = divide(multiply(...times.map(exactOf)), multiply(...over.map(exactOf)));
  const { digits, over: by } = quotient;
  return roundHalfUp(by < 0n ? { digits: -digits, over: -by } : quotient);
}

/** As nearly all quotients are: of whole numbers that a number holds exactly. `null` for others. */
function roundSmall(times: readonly number[], over: readonly number[]): number | null {
  const [above, aboveBy] = wholeProduct(times);
  const [below, belowBy] = wholeProduct(over);
  const digits = above * belowBy;
  const by = aboveBy * below;
  const size = Math.abs(digits);
  const bySize = Math.abs(by);
  if (!(size <= Number.MAX_SAFE_INTEGER && bySize > 0 && bySize < mostDigits)) return null;
  const rest = size % bySize;
  const rounded = (size - rest) / bySize + (2 * rest >= bySize ? 1 : 0);
  return digits < 0 !== by < 0 && rounded > 0 ? -rounded : rounded;
}

/** A product of decimals as a whole number, and the power of ten that it is to be divided by; `NaN` beyond exactness. */
function wholeProduct(factors: readonly number[]): readonly [digits: number, power: number] {
  let digits = 1;
  let power = 1;
  for (const factor of factors) {
    const own = powerOfTen(factor);
    digits *= Math.round(factor * own);
    power *= own;
  }
  return Math.abs(digits) <= Number.MAX_SAFE_INTEGER ? [digits, power] : [Number.NaN, power];
}
