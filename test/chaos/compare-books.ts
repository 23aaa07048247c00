import type { Books } from './read-books.ts';

/** One entry that is not the same in both. */
export interface BookDifference {
  readonly name: string;
  /** The first places at which they differ, or the whole entry where one has none. */
  readonly places: readonly { readonly path: string; readonly clean: unknown; readonly disturbed: unknown }[];
}

const mostPlaces = 5;

/** Entry by entry, of both. */
export function compareBooks(clean: Books, disturbed: Books): readonly BookDifference[] {
  const names = [...new Set([...clean.keys(), ...disturbed.keys()])].sort();
  return names.flatMap((name) => {
    const [one, other] = [clean.get(name), disturbed.get(name)];
    if (one === other) return [];
    // Fields may stand in another order.
    const places = [...differences(parsed(one), parsed(other), '')].slice(0, mostPlaces);
    return places.length > 0 ? [{ name, places }] : [];
  });
}

const parsed = (entry: string | undefined): unknown => (entry === undefined ? undefined : JSON.parse(entry));

function* differences(
  clean: unknown,
  disturbed: unknown,
  path: string,
): Generator<BookDifference['places'][number]> {
  if (Object.is(clean, disturbed)) return;
  if (!isTree(clean) || !isTree(disturbed)) return yield { path, clean, disturbed };
  for (const name of new Set([...Object.keys(clean), ...Object.keys(disturbed)]))
    yield* differences(clean[name], disturbed[name], `${path}/${name}`);
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
