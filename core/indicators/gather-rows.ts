import { addTally, type Tally, tallyOf } from './tally.ts';

/** Rows of a sheet as far as indicators look at them: without the distribution of cost. */
export type Rows = ReadonlyMap<string, { readonly tally: Tally }>;

/**
 * The rows of sheets of disjoint cases (a quarter's months, say), summed under what each belongs to.
 * @param under where a row belongs, by its key; `null` leaves it out
 */
export function gatherRows(sheets: Iterable<Rows>, under: (key: string) => string | null): Rows {
  const parts = new Map<string, Tally[]>();
  for (const sheet of sheets) {
    for (const [key, { tally }] of sheet) {
      const place = under(key);
      if (place === null) continue;
      const known = parts.get(place);
      if (known) known.push(tally);
      else parts.set(place, [tally]);
    }
  }
  return new Map([...parts].map(([key, tallies]) => [key, { tally: sumOf(tallies) }]));
}

/** In one record, not a new one for each: a region's year has a hundred thousand rows. */
function sumOf(tallies: readonly Tally[]): Tally {
  const [first = {}, second] = tallies;
  if (!second) return first;
  if (tallies.length === 2) return addTally(first, second);
  const sum: Record<string, number> = { ...first };
  for (const tally of tallies.slice(1)) {
    for (const [name, count] of Object.entries(tally)) sum[name] = (sum[name] ?? 0) + count;
  }
  return tallyOf(sum);
}
