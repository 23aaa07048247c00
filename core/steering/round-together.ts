/**
 * Whole numbers beside the values that add up to the total exactly: each is rounded down, and what is then missing
 * goes to the largest remainders, of equal ones to the first (Hamilton's method, as seats are shared out). Values
 * and total negated give the same numbers negated.
 * @param total whole, and what the values come to but for rounding
 */
export function roundTogether(values: readonly number[], total: number): readonly number[] {
  const sign = Math.sign(total) || Math.sign(values.find((value) => value !== 0) ?? 1);
  const floors = values.map((value) => Math.floor(sign * value));
  const missing = sign * total - floors.reduce((sum, floor) => sum + floor, 0);
  const forAll = Math.floor(missing / values.length);
  const forSome = missing - forAll * values.length;
  const isFavoured = new Set(byRemainder(values, floors, sign).slice(0, forSome));
  // Nought is never the negative one.
  return floors.map((floor, at) => sign * (floor + forAll + Number(isFavoured.has(at))) || 0);
}

/** Places of the values, those with the most cut off first. */
function byRemainder(values: readonly number[], floors: readonly number[], sign: number): readonly number[] {
  const cutOff = values.map((value, at) => sign * value - (floors[at] ?? 0));
  return [...cutOff.keys()].sort((a, b) => (cutOff[b] ?? 0) - (cutOff[a] ?? 0) || a - b);
}
