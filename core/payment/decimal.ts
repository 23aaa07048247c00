/** A number as it is written: 1.2398 is 12398 over 10⁴. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: bigint;
}

/** @param value finite */
export function decimalOf(value: number): Decimal {
  if (Number.isSafeInteger(value)) return { digits: BigInt(value), scale: 1n };
  const [, sign, whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  const digits = BigInt(`${sign}${whole}${fraction}`);
  const places = fraction.length - Number(exponent);
  return places < 0
    ? { digits: digits * 10n ** BigInt(-places), scale: 1n }
    : { digits, scale: 10n ** BigInt(places) };
}
