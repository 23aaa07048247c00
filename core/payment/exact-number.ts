import { powerOfTen } from './power-of-ten.ts';

/** A number without any rounding: a fraction of whole numbers, `over` above nought. */
export interface ExactNumber {
  readonly digits: bigint;
  readonly over: bigint;
}

/** A number as it is written: 1.2398 is 12398 over 10⁴. @param value finite */
export function exactOf(value: number): ExactNumber {
  if (Number.isSafeInteger(value)) return { digits: BigInt(value), over: 1n };
  const power = powerOfTen(value);
  return power > 0 ? { digits: BigInt(Math.round(value * power)), over: BigInt(power) } : exactOfText(value);
}

function exactOfText(value: number): ExactNumber {
  const [, sign, whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  const digits = BigInt(`${sign}${whole}${fraction}`);
  const places = fraction.length - Number(exponent);
  return places < 0
    ? { digits: digits * 10n ** BigInt(-places), over: 1n }
    : { digits, over: 10n ** BigInt(places) };
}

export function multiply(...factors: readonly ExactNumber[]): ExactNumber {
  let [digits, over] = [1n, 1n];
  for (const factor of factors) {
    digits *= factor.digits;
    over *= factor.over;
  }
  return { digits, over };
}

/** @param by above nought */
export function divide(what: ExactNumber, by: ExactNumber): ExactNumber {
  return { digits: what.digits * by.over, over: what.over * by.digits };
}

export function add(a: ExactNumber, b: ExactNumber): ExactNumber {
  return { digits: a.digits * b.over + b.digits * a.over, over: a.over * b.over };
}

export function subtract(from: ExactNumber, what: ExactNumber): ExactNumber {
  return { digits: from.digits * what.over - what.digits * from.over, over: from.over * what.over };
}

/** Below nought where the first is less, nought where they are equal. */
export function compare(a: ExactNumber, b: ExactNumber): number {
  const difference = a.digits * b.over - b.digits * a.over;
  return Number(difference > 0n) - Number(difference < 0n);
}

/** To a whole number, halves away from nought. */
export function roundHalfUp({ digits, over }: ExactNumber): number {
  const size = digits < 0n ? -digits : digits;
  const rounded = (2n * size + over) / (2n * over);
  return Number(digits < 0n ? -rounded : rounded);
}
