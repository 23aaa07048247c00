/** A size and what it took. */
export type Point = readonly [size: number, taken: number];

/**
 * The exponent of `taken = a × size^exponent` that fits best by least squares of the logarithms: 1 is linear. `NaN`
 * where there are not two sizes.
 */
export function fitExponent(points: readonly Point[]): number {
  const logs = points.map(([size, taken]) => [Math.log(size), Math.log(taken)] as const);
  const meanX = mean(logs.map(([x]) => x));
  const meanY = mean(logs.map(([, y]) => y));
  const covariance = mean(logs.map(([x, y]) => (x - meanX) * (y - meanY)));
  return covariance / mean(logs.map(([x]) => (x - meanX) ** 2));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
