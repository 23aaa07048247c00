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

/** What each part of a file is, told by its beginning. */
export async function kindsOfParts({ name, source }: NamedSource, means: ReadingMeans): Promise<PartKind[]> {
  const kinds: PartKind[] = [];
  for (const part of (await openParts(name, source, means.limits)).parts)
    kinds.push(await kindOf(part, means));
  return kinds;
}

async function kindOf(part: FilePart, means: ReadingMeans): Promise<PartKind> {
  for await (const { csvHeader } of new PartReader(part, means).chunks()) {
    if (csvHeader === null) return 'other';
    return csvHeader.rows === 'fee-lines' ? 'fees' : 'cases';
  }
  return 'other';
}
