/** The codes of one edition, in order. */
export interface CodeList {
  readonly id: string;
  readonly has: (code: string) => boolean;
  readonly beginningWith: (text: string) => readonly string[];
  /** Whether a category from this to that one has a code. */
  readonly hasBetween: (from: string, to: string) => boolean;
}

export function codeList(id: string, codes: Iterable<string>): CodeList {
  const all = new Set(codes);
  const sorted = [...all].sort();
  /** Of the first code that is not before the text. */
  const placeOf = (text: string) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as string) < text) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    id,
    has: (code) => all.has(code),
    beginningWith: (text) => sorted.slice(placeOf(text), placeOf(`${text}\uFFFF`)),
    hasBetween: (from, to) => placeOf(from) < placeOf(`${to}\uFFFF`),
  };
}
