/** A line through values, in a box of a width and a height: a part for each run of values without a gap. */
export function sparklinePath(
  values: readonly (number | null)[],
  { width, height }: { readonly width: number; readonly height: number },
): string {
  const place = placer(values, height);
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  return values
    .map((value, at) => {
      if (value === null) return '';
      const isStart = at === 0 || values[at - 1] === null;
      return `${isStart ? 'M' : 'L'}${rounded(at * step)} ${rounded(place(value))}`;
    })
    .join('');
}

/** Where the last value stands; `null` where there is none. */
export function lastPoint(
  values: readonly (number | null)[],
  { width, height }: { readonly width: number; readonly height: number },
): { readonly x: number; readonly y: number } | null {
  const value = values.at(-1);
  if (value === null || value === undefined) return null;
  return { x: width, y: rounded(placer(values, height)(value)) };
}

/** The greatest on top; what never changes in the middle. */
function placer(values: readonly (number | null)[], height: number): (value: number) => number {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  return (value) => (high === low ? height / 2 : height - ((value - low) / (high - low)) * height);
}

const rounded = (value: number) => Math.round(value * 10) / 10;
