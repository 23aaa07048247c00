/** A set of code numbers, a bit each. */
export type CodeSet = Uint32Array;

/** `size` is one more than the largest number that may be asked for. */
export function codeSet(numbers: Iterable<number>, size: number): CodeSet {
  const words = new Uint32Array((size + 31) >>> 5);
  for (const number of numbers) words[number >>> 5] = (words[number >>> 5] ?? 0) | (1 << (number & 31));
  return words;
}

export function hasCode(set: CodeSet, number: number): boolean {
  return (((set[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1;
}
