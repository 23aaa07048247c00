import type { Chunk } from '../../core/claims/chunk.ts';
import type { FileCheckpoint } from './file-checkpoint.ts';
import type { FilePart } from './file-part.ts';
import { PartReader, type PartReport, type ReadingMeans } from './part-reader.ts';

/** What stands before the first part in the numbering of chunks and records. */
export interface SequenceStart {
  readonly chunks: number;
  readonly records: number;
}

export const nothingRead: FileCheckpoint = { chunks: 0, parts: [], position: null, inflatedBytes: 0 };
const atTheBeginning: SequenceStart = { chunks: 0, records: 0 };

/** Parts that are read one after the other, and taken up again by another run between two chunks. */
export class PartSequence {
  /** In the order in which they are read; the last may be under way. */
  readonly parts: readonly PartReport[];
  readonly #parts: PartReport[] = [];
  readonly #means: ReadingMeans;
  /** What the parts have come to so far, where they are compressed. */
  readonly #inflatedBytes: () => number;
  /** What parts before the one under way have come to. */
  #inflatedBefore = 0;
  #checkpoint = nothingRead;

  constructor(means: ReadingMeans, inflatedBytes = () => 0) {
    this.parts = this.#parts;
    this.#means = means;
    this.#inflatedBytes = inflatedBytes;
  }

  /** Where the chunks go on behind the one that was given last. Of a sheet that is under way: from its beginning. */
  get checkpoint(): FileCheckpoint {
    return this.#checkpoint;
  }

  /** Records cut so far, whole or not. */
  get records(): number {
    return recordsOf(this.#parts);
  }

  /** @param from where another run stopped; the chunks before are not given again */
  async *chunks(
    parts: readonly FilePart[],
    from: FileCheckpoint,
    start = atTheBeginning,
  ): AsyncGenerator<Chunk> {
    this.#checkpoint = from;
    this.#parts.push(...(from.position ? from.parts.slice(0, -1) : from.parts));
    let { chunks } = from;
    let recordsBefore = start.records + recordsOf(from.parts);
    for (const part of parts.slice(this.#parts.length)) {
      const reader = this.#begin(part);
      for await (const chunk of reader.chunks()) {
        chunks++;
        this.#note(reader, chunks);
        yield { number: start.chunks + chunks, recordsBefore, ...chunk };
        recordsBefore += chunk.records.length;
      }
      this.#parts[this.#parts.length - 1] = reader.report;
    }
  }

  #begin(part: FilePart): PartReader {
    const { parts, position } = this.#checkpoint;
    const report = parts[this.#parts.length];
    const reader = new PartReader(part, this.#means, report && position ? { report, position } : undefined);
    this.#parts.push(reader);
    this.#inflatedBefore = this.#inflatedBytes();
    return reader;
  }

  #note(reader: PartReader, chunks: number): void {
    const { position, isThrough, report } = reader;
    if (!isThrough && position === null) return;
    this.#checkpoint = {
      chunks,
      parts: [...this.#parts.slice(0, -1), report],
      position: isThrough ? null : position,
      inflatedBytes: isThrough ? this.#inflatedBytes() : this.#inflatedBefore,
    };
  }
}

function recordsOf(parts: readonly PartReport[]): number {
  return parts.reduce((sum, { records }) => sum + records, 0);
}
