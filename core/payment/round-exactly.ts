/** A number as it is written: 1.2398 is 12398 over 10⁴. */
interface Decimal {
  readonly digits: bigint;
  readonly scale: bigint;
}

/**
 * The product of `times` divided by the product of `over`, rounded to a whole number, halves away from nought.
 * Each factor counts as the decimal number that it is written as, so no step in between is rounded. Money is
 * rounded by this alone. Throws on division by nought.
 */
export function roundExactly(times: readonly number[], over: readonly number[] = []): number {
  const plain = over.length === 0 ? times.reduce((product, factor) => product * factor, 1) : Number.NaN;
  if (Number.isSafeInteger(plain) && times.every(Number.isInteger)) return plain;
  const above = productOf(times);
  const below = productOf(over);
  const [n, d] = [above.digits * below.scale, below.digits * above.scale];
  const isNegative = n < 0n !== d < 0n;
  const [size, by] = [n < 0n ? -n : n, d < 0n ? -d : d];
  const rounded = (2n * size + by) / (2n * by);
  return Number(isNegative ? -rounded : rounded);
}

function productOf(factors: readonly number[]): Decimal {
  let product: Decimal = { digits: 1n, scale: 1n };
  for (const factor of factors) {
    const { digits, scale } = decimalOf(factor);
    product = { digits: product.digits * digits, scale: product.scale * scale };
  }
  return product;
}

function decimalOf(value: number): Decimal {
  if (Number.isSafeInteger(value)) return { digits: BigInt(value), scale: 1n };
  const [, sign, whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  const digits = BigInt(`${sign}${whole}${fraction}`);
  const places = fraction.length - Number(exponent);
  return places < 0
    ? { digits: digits * 10n ** BigInt(-places), scale: 1n }
    : { digits, scale: 10n ** BigInt(places) };
}
