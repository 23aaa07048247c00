import { type Entry, fromRandomAccessReaderPromise, type ZipFile } from 'yauzl';
import { BrokenOff } from '../broken-off.ts';
import type { ClaimSource } from '../claim-source.ts';
import type { PartGuard } from '../inflation-guard.ts';
import { ArchiveReader } from './archive-reader.ts';
import { blockCache } from './block-cache.ts';
import { type EntryName, entryNameOf } from './entry-name.ts';
import { readEntry } from './read-entry.ts';

export interface ArchiveEntry extends EntryName {
  readonly sizeBytes: number;
  /**
   * Its content as it is inflated. Called and used up once at a time.
   * @throws {BrokenOff} where it is damaged, encrypted or compressed as nobody expects
   */
  readonly read: (guard: PartGuard) => AsyncIterable<Uint8Array>;
}

/**
 * The entries of a zip archive that are no folders, in the order of its central directory, with their labels told
 * apart.
 * @throws {BrokenOff} where it has no usable directory, too many entries, or entries that lie upon each other
 */
export async function openArchive(source: ClaimSource, maxEntries: number): Promise<readonly ArchiveEntry[]> {
  const blocks = blockCache(source);
  const reader = new ArchiveReader(blocks);
  const { zip, entries } = await readDirectory(reader, source.sizeBytes, maxEntries);
  refuseOverlaps(entries);
  const labels = new Map<string, number>();
  return entries.flatMap((entry, index) => {
    const name = entryNameOf(entry, index + 1);
    if (name.isFolder) return [];
    const times = (labels.get(name.label) ?? 0) + 1;
    labels.set(name.label, times);
    const label = times === 1 ? name.label : `${name.label} (${times})`;
    return [
      {
        ...name,
        label,
        sizeBytes: entry.uncompressedSize,
        read: (guard) => readEntry({ zip, reader, blocks }, entry, guard),
      } satisfies ArchiveEntry,
    ];
  });
}

async function readDirectory(
  reader: ArchiveReader,
  sizeBytes: number,
  maxEntries: number,
): Promise<{ zip: ZipFile; entries: readonly Entry[] }> {
  const entries: Entry[] = [];
  try {
    const options = { decodeStrings: false, autoClose: false, validateEntrySizes: false };
    const zip = await fromRandomAccessReaderPromise(reader, sizeBytes, options);
    for await (const entry of zip.eachEntry()) {
      entries.push(entry);
      if (entries.length > maxEntries)
        throw new BrokenOff({ code: 'too-many-entries', found: zip.entryCount, limit: maxEntries });
    }
    return { zip, entries };
  } catch (error) {
    throw reader.sourceFailure ?? (error instanceof BrokenOff ? error : archiveFault(error as Error));
  }
}

/** yauzl tells what is wrong with an archive by words alone. */
function archiveFault(error: Error): BrokenOff {
  const code = faultCodes.find(([words]) => words.test(error.message))?.[1] ?? 'archive-damaged';
  return new BrokenOff({ code }, error);
}

const faultCodes = [
  [/End of central directory/, 'archive-cut-off'],
  [/multi-disk/, 'archive-split'],
  [/strong encryption/, 'entry-encrypted'],
] as const;

const localHeaderBytes = 30;

/** Entries that share bytes come to any size without being any: no honest program writes them. */
function refuseOverlaps(entries: readonly Entry[]): void {
  const places = entries
    .map(({ relativeOffsetOfLocalHeader: from, compressedSize, fileNameRaw }) => ({
      from,
      to: from + localHeaderBytes + fileNameRaw.length + compressedSize,
    }))
    .sort((one, other) => one.from - other.from);
  if (places.some(({ from }, at) => at > 0 && from < (places[at - 1]?.to ?? 0)))
    throw new BrokenOff({ code: 'overlapping-entries' });
}
