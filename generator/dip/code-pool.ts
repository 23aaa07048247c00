import type { Random } from '../random.ts';

/** Codes of one system in the order of the classification, with what they are called. */
export interface CodePool {
  readonly codes: readonly string[];
  readonly title: (code: string) => string;
}

/** @param titles a national code table */
export function codePool(titles: Readonly<Record<string, string>>): CodePool {
  const codes = Object.keys(titles).toSorted();
  return { codes, title: (code) => titles[code] ?? code };
}

/** So many codes that stand near each other, as those of one kind of operation do. */
export function neighbours(random: Random, { codes }: CodePool, count: number): readonly string[] {
  const from = random.int(0, Math.max(0, codes.length - 3 * count));
  const near = codes.slice(from, from + 3 * count);
  const kept = near.filter(() => random.chance(0.5)).slice(0, count);
  return kept.length > 0 ? kept : near.slice(0, 1);
}

/** Every so-manieth code, spread over the classification, in order. */
export function spread({ codes }: CodePool, count: number): readonly string[] {
  const step = codes.length / count;
  return Array.from(
    { length: Math.min(count, codes.length) },
    (_, i) => codes[Math.floor(i * step)] as string,
  );
}
