/** Where it is at 0, and how far it goes from there to 1. */
export interface Line {
  readonly start: number;
  readonly slope: number;
}

/** The straight line through values at 0, 1, 2, … by least squares. */
export function fitLine(values: readonly number[]): Line {
  const middle = (values.length - 1) / 2;
  let [sum, product, squares] = [0, 0, 0];
  for (let at = 0; at < values.length; at += 1) {
    const [value, from] = [values[at] as number, at - middle];
    sum += value;
    product += from * value;
    squares += from * from;
  }
  const slope = squares === 0 ? 0 : product / squares;
  return { start: sum / values.length - slope * middle, slope };
}
