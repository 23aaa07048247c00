/**
 * Whether an axis of values begins above nought: where they lie so high that from nought on their course would be flat.
 * Then it must be said, for heights are no sizes any more.
 */
export function isCutAxis(values: readonly (number | null)[]): boolean {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  return known.length > 0 && low > high / 2;
}
