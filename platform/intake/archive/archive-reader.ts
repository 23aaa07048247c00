import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { RandomAccessReader } from 'yauzl';
import type { BlockCache } from './block-cache.ts';

/** What yauzl reads directories and headers by. */
export class ArchiveReader extends RandomAccessReader {
  /** Why the source could not be read, which is no fault of the archive. */
  sourceFailure: Error | null = null;
  readonly #blocks: BlockCache;

  constructor(blocks: BlockCache) {
    super();
    this.#blocks = blocks;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#blocks.read(start, end));
  }

  override read(
    target: Buffer,
    offset: number,
    length: number,
    position: number,
    done: (error: Error | null, bytesRead?: number) => void,
  ): void {
    buffer(this.#blocks.read(position, position + length))
      .then(
        (bytes) => done(null, bytes.copy(target, offset)),
        (error: Error) => {
          this.sourceFailure = error;
          done(error);
        },
      )
      // What yauzl throws on fields that make no sense, it hears as a failure of its own.
      .catch((error: Error) => this.emit('error', error));
  }
}
