import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import { BrokenOff } from '../broken-off.ts';
import { InflateError, inflate } from '../inflate.ts';
import type { PartGuard } from '../inflation-guard.ts';
import type { ArchiveReader } from './archive-reader.ts';
import type { BlockCache } from './block-cache.ts';

export interface OpenArchive {
  readonly zip: ZipFile;
  readonly reader: ArchiveReader;
  readonly blocks: BlockCache;
}

const stored = 0;
const deflated = 8;

/** @throws {BrokenOff} with everything before the damage handed out */
export async function* readEntry(
  archive: OpenArchive,
  entry: Entry,
  guard: PartGuard,
): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted()) throw new BrokenOff({ code: 'entry-encrypted' });
  const method = entry.compressionMethod;
  if (method !== stored && method !== deflated)
    throw new BrokenOff({ code: 'entry-method', method: methodNames[method] ?? String(method) });
  const start = await dataStart(archive, entry);
  const packed = archive.blocks.read(start, start + entry.compressedSize);
  let [size, sum] = [0, 0];
  try {
    for await (const bytes of method === deflated
      ? inflate(packed, 'deflate', guard)
      : counted(packed, guard)) {
      size += bytes.length;
      sum = crc32(bytes, sum);
      yield bytes;
    }
  } catch (error) {
    throw error instanceof InflateError ? new BrokenOff({ code: 'entry-damaged' }, error) : error;
  }
  if (size !== entry.uncompressedSize || sum !== entry.crc32) throw new BrokenOff({ code: 'entry-damaged' });
}

const methodNames: Readonly<Record<number, string>> = {
  1: 'shrink',
  6: 'implode',
  9: 'deflate64',
  12: 'bzip2',
  14: 'lzma',
  93: 'zstd',
  95: 'xz',
  98: 'ppmd',
};

async function dataStart({ zip, reader }: OpenArchive, entry: Entry): Promise<number> {
  try {
    return (await zip.readLocalFileHeaderPromise(entry, { minimal: true })).fileDataStart;
  } catch (error) {
    throw reader.sourceFailure ?? new BrokenOff({ code: 'entry-damaged' }, error);
  }
}

async function* counted(pieces: AsyncIterable<Uint8Array>, guard: PartGuard): AsyncGenerator<Uint8Array> {
  for await (const bytes of pieces) {
    guard.countIn(bytes.length);
    guard.countOut(bytes.length);
    yield bytes;
  }
}
