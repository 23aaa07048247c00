import type { CellValue } from './table-column.ts';
import { textKeys } from './text-keys.ts';

/** Where a value stands among those of its column; equal values stand in the same place. */
export interface Ranks {
  readonly ofRow: Uint32Array;
  /** How many different places there are; what has no value stands behind all of them. */
  readonly count: number;
}

const atOnce = 2000;

/** Numbers come before texts. Yields now and then, so that somebody who waits can be answered in between. */
export function* ranksOf(values: readonly CellValue[]): Generator<undefined, Ranks> {
  const numbers = new Set<number>();
  const texts = new Set<string>();
  for (const value of values) {
    if (typeof value === 'number') numbers.add(value);
    else if (value !== null) texts.add(value);
  }
  const rankOf = new Map<CellValue, number>();
  for (const value of Float64Array.from([...numbers]).sort()) rankOf.set(value, rankOf.size);
  yield;
  const count = yield* rankTexts([...texts], rankOf, numbers.size);
  const ofRow = new Uint32Array(values.length);
  for (let at = 0; at < values.length; at += 1) ofRow[at] = rankOf.get(values[at] as CellValue) ?? count;
  return { ofRow, count };
}

/** @param from how many are before them */
function* rankTexts(
  texts: readonly string[],
  rankOf: Map<CellValue, number>,
  from: number,
): Generator<undefined, number> {
  const keyOf = textKeys(texts);
  const textsOfKey = new Map<string, string[]>();
  for (const [at, text] of texts.entries()) {
    const key = keyOf(text);
    const others = textsOfKey.get(key);
    if (others) others.push(text);
    else textsOfKey.set(key, [text]);
    if (at % atOnce === 0) yield;
  }
  // Without a function to compare by, which would take longer than all the rest.
  const keys = [...textsOfKey.keys()].sort();
  yield;
  for (const [at, key] of keys.entries())
    for (const text of textsOfKey.get(key) ?? []) rankOf.set(text, from + at);
  return from + keys.length;
}
