/** A part of a whole as it was forecast, and the variance of that. */
export interface Part {
  readonly point: number;
  readonly variance: number;
}

/**
 * Parts that add up to the whole: what is missing, or too much, is shared out by their variances, as in weighted least
 * squares with the whole held fast (Wickramasuriya, Athanasopoulos & Hyndman, 2019). No part falls below nought. Where
 * no part may give way all are multiplied alike.
 */
export function reconcile(parts: readonly Part[], whole: number): readonly number[] {
  const points = parts.map(({ point }) => point);
  const free = new Set(parts.keys());
  for (;;) {
    const gap = whole - sumOf(points);
    const variance = sumOf([...free].map((at) => (parts[at] as Part).variance));
    if (Math.abs(gap) < 1e-9 * Math.max(1, whole)) return points;
    if (variance <= 0) return scale(points, whole);
    for (const at of free) {
      const share = (parts[at] as Part).variance / variance;
      points[at] = (points[at] as number) + gap * share;
    }
    const below = [...free].filter((at) => (points[at] as number) < 0);
    if (below.length === 0) return points;
    for (const at of below) {
      points[at] = 0;
      free.delete(at);
    }
  }
}

function scale(points: readonly number[], whole: number): readonly number[] {
  const sum = sumOf(points);
  return sum > 0 ? points.map((point) => (point * whole) / sum) : points.map(() => whole / points.length);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
