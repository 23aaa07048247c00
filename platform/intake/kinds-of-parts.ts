import type { ClaimSource } from './claim-source.ts';
import type { FilePart } from './file-part.ts';
import { openParts } from './open-parts.ts';
import { PartReader, type ReadingMeans } from './part-reader.ts';

export interface NamedSource {
  /** The key or path. */
  readonly name: string;
  readonly source: ClaimSource;
}

/** A table of fee lines, a table of cases, or anything else: other formats, and what cannot be read. */
export type PartKind = 'fees' | 'cases' | 'other';

/** A file with what its parts are. */
export interface SortedFile extends NamedSource {
  readonly kinds: readonly PartKind[];
}

/** What each part of a file is, told by its beginning. */
export async function kindsOfParts({ name, source }: NamedSource, means: ReadingMeans): Promise<PartKind[]> {
  const kinds: PartKind[] = [];
  for (const part of (await openParts(name, source, means.limits)).parts)
    kinds.push(await kindOf(part, means));
  return kinds;
}

async function kindOf(part: FilePart, means: ReadingMeans): Promise<PartKind> {
  const reader = new PartReader(part, means);
  // A table of nothing but a header has no chunk.
  for await (const _ of reader.chunks()) break;
  if (reader.csvHeader === null) return 'other';
  return reader.csvHeader.rows === 'fee-lines' ? 'fees' : 'cases';
}

/** Whether a file has tables of one side and none of the other. */
export function holdsOnly(kinds: readonly PartKind[], side: Exclude<PartKind, 'other'>): boolean {
  return kinds.includes(side) && !kinds.includes(side === 'fees' ? 'cases' : 'fees');
}
