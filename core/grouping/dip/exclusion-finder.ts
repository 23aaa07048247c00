import type { DipReading } from './catalogue.ts';

/** A code of the insurance editions that is not a group of codes has so many characters or more. */
const wholeCode = 7;

/** Finds the entry of an excluded list that a code stands under: the code itself, else the longest. */
export function exclusionFinder(
  entries: readonly string[],
  reading: DipReading['exclusions'],
): (code: string) => string | null {
  const listed = new Set(entries);
  const lengths = [...new Set(entries.map(({ length }) => length))].toSorted((one, other) => other - one);
  const prefixes = reading === 'prefixes' ? lengths : lengths.filter((length) => length < wholeCode);
  return (code) => {
    if (listed.has(code)) return code;
    const length = prefixes.find((end) => end < code.length && listed.has(code.slice(0, end)));
    return length === undefined ? null : code.slice(0, length);
  };
}
