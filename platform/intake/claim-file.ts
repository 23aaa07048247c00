import type { Chunk } from '../../core/claims/chunk.ts';
import type { Encoding } from '../../core/claims/encoding.ts';
import type { FileProblem } from '../../core/claims/file-problem.ts';
import type { CsvHeader } from '../../core/claims/read-csv-header.ts';
import type { ClaimSource } from './claim-source.ts';
import type { FileCheckpoint } from './file-checkpoint.ts';
import type { FilePart } from './file-part.ts';
import { type OpenedFile, openParts } from './open-parts.ts';
import { PartReader, type PartReport, type ReadingMeans } from './part-reader.ts';

/** A problem, and the part of an archive that has it. */
export type LocatedProblem = FileProblem & { readonly part?: string };

/**
 * A claim file, read part by part: told what it is by its content, cut into chunks, never held whole. What was found
 * out stands in its parts once the chunks have been taken.
 */
export class ClaimFile {
  /** In the order in which they are read; the last may be under way. */
  readonly parts: readonly PartReport[];
  readonly #parts: PartReport[] = [];
  readonly #name: string;
  readonly #source: ClaimSource;
  readonly #means: ReadingMeans;
  #opened: OpenedFile | null = null;
  /** What parts before the one under way have come to. */
  #inflatedBefore = 0;
  #checkpoint: FileCheckpoint = { chunks: 0, parts: [], position: null, inflatedBytes: 0 };

  /** @param name the key or path, whose extension decides where the content leaves it open */
  constructor(name: string, source: ClaimSource, means: ReadingMeans) {
    this.parts = this.#parts;
    this.#name = name;
    this.#source = source;
    this.#means = means;
  }

  /** `null` where that could not be told. */
  get format(): PartReport['format'] | 'zip' {
    return this.#opened?.format ?? this.#parts[0]?.format ?? null;
  }

  get encoding(): Encoding | 'ascii' {
    return this.#parts[0]?.encoding ?? 'ascii';
  }

  /** Records cut so far, whole or not. */
  get records(): number {
    return this.#parts.reduce((sum, part) => sum + part.records, 0);
  }

  get csvHeader(): CsvHeader | null {
    return this.#parts[0]?.csvHeader ?? null;
  }

  /** Why the file, or some of it, could not be read. */
  get problems(): readonly LocatedProblem[] {
    return [
      ...(this.#opened?.problems ?? []),
      ...this.#parts.flatMap((part) => this.#locate(part, part.problems)),
    ];
  }

  /** What the office should know about what was read. */
  get notices(): readonly LocatedProblem[] {
    return [
      ...(this.#opened?.notices ?? []),
      ...this.#parts.flatMap((part) => this.#locate(part, part.notices)),
    ];
  }

  /** Where the chunks go on behind the one that was given last. Of a sheet that is under way: from its beginning. */
  get checkpoint(): FileCheckpoint {
    return this.#checkpoint;
  }

  /** @param from where another run stopped; the chunks before are not given again */
  async *chunks(from: FileCheckpoint = this.#checkpoint): AsyncGenerator<Chunk> {
    this.#checkpoint = from;
    const { name, limits } = { name: this.#name, limits: this.#means.limits };
    this.#opened = await openParts(name, this.#source, limits, from.inflatedBytes);
    this.#parts.push(...(from.position ? from.parts.slice(0, -1) : from.parts));
    let number = from.chunks;
    let recordsBefore = from.parts.reduce((sum, { records }) => sum + records, 0);
    for (const part of this.#opened.parts.slice(this.#parts.length)) {
      const reader = this.#begin(part);
      for await (const chunk of reader.chunks()) {
        number++;
        this.#note(reader, number);
        yield { number, recordsBefore, ...chunk };
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
    this.#inflatedBefore = this.#opened?.inflatedBytes() ?? 0;
    return reader;
  }

  #note(reader: PartReader, chunks: number): void {
    const { position, isThrough, report } = reader;
    if (!isThrough && position === null) return;
    this.#checkpoint = {
      chunks,
      parts: [...this.#parts.slice(0, -1), report],
      position: isThrough ? null : position,
      inflatedBytes: isThrough ? (this.#opened?.inflatedBytes() ?? 0) : this.#inflatedBefore,
    };
  }

  /** A file that is its own part needs no name for it. */
  #locate({ name }: PartReport, problems: readonly FileProblem[]): readonly LocatedProblem[] {
    return name === this.#name ? problems : problems.map((problem) => ({ ...problem, part: name }));
  }
}
