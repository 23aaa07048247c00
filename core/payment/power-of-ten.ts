/** No two decimals of fifteen digits are the same number. */
export const mostDigits = 1e15;
const powersOfTen = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];

/** The least power of ten by which a decimal becomes a whole number; `NaN` where it has too many digits. */
export function powerOfTen(decimal: number): number {
  for (const power of powersOfTen) {
    const whole = Math.round(decimal * power);
    if (whole / power === decimal) return Math.abs(whole) < mostDigits ? power : Number.NaN;
  }
  return Number.NaN;
}
