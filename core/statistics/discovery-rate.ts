/**
 * Benjamini and Hochberg (1995): to each p-value the smallest false discovery rate at which it would be taken
 * as a discovery. Holds for independent tests and for those that go together in the same direction.
 */
export function adjustPValues(pValues: readonly number[]): readonly number[] {
  const order = pValues.map((_, at) => at).sort((a, b) => pAt(b) - pAt(a));
  const adjusted = new Array<number>(pValues.length);
  let smallest = 1;
  for (const [place, at] of order.entries()) {
    smallest = Math.min(smallest, pAt(at) * (pValues.length / (pValues.length - place)));
    adjusted[at] = smallest;
  }
  return adjusted;

  function pAt(at: number): number {
    return pValues[at] as number;
  }
}
