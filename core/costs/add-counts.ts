/**
 * Adds `sign × counts` to a sum of named counts, name by name, within the sum. A name whose count comes to nought is
 * taken out, so that equal sums are equal objects. Exact below 2^53.
 */
export function addCounts(
  sum: Record<string, number>,
  counts: Readonly<Record<string, number>>,
  sign: 1 | -1 = 1,
): void {
  for (const name in counts) {
    const total = (sum[name] ?? 0) + sign * (counts[name] as number);
    if (total === 0) delete sum[name];
    else sum[name] = total;
  }
}
