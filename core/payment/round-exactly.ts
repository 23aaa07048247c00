import { divide, exactOf, multiply, roundHalfUp } from './exact-number.ts';

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
    const own = powerOf(factor);
    digits *= Math.round(factor * own);
    power *= own;
  }
  return Math.abs(digits) <= Number.MAX_SAFE_INTEGER ? [digits, power] : [Number.NaN, power];
}

/** No two decimals of fifteen digits are the same number. */
const mostDigits = 1e15;
const powersOfTen = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];

/** The power of ten by which a decimal becomes a whole number; `NaN` where it has too many digits. */
function powerOf(decimal: number): number {
  for (const power of powersOfTen) {
    const whole = Math.round(decimal * power);
    if (whole / power === decimal) return Math.abs(whole) < mostDigits ? power : Number.NaN;
  }
  return Number.NaN;
}
