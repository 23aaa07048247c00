import type { Chunk } from '../../core/claims/chunk.ts';
import type { Encoding } from '../../core/claims/encoding.ts';
import type { FileProblem } from '../../core/claims/file-problem.ts';
import type { CsvHeader } from '../../core/claims/read-csv-header.ts';
import type { ClaimSource } from './claim-source.ts';
import type { FileCheckpoint } from './file-checkpoint.ts';
import { type OpenedFile, openParts } from './open-parts.ts';
import type { PartReport, ReadingMeans } from './part-reader.ts';
import { PartSequence } from './part-sequence.ts';

/** A problem, and the part of an archive that has it. */
export type LocatedProblem = FileProblem & { readonly part?: string };

/**
 * A claim file, read part by part: told what it is by its content, cut into chunks, never held whole. What was found
 * out stands in its parts once the chunks have been taken.
 */
export class ClaimFile {
  readonly #name: string;
  readonly #source: ClaimSource;
  readonly #means: ReadingMeans;
  readonly #sequence: PartSequence;
  #opened: OpenedFile | null = null;

  /** @param name the key or path, whose extension decides where the content leaves it open */
  constructor(name: string, source: ClaimSource, means: ReadingMeans) {
    this.#name = name;
    this.#source = source;
    this.#means = means;
    this.#sequence = new PartSequence(means, () => this.#opened?.inflatedBytes() ?? 0);
  }

  /** In the order in which they are read; the last may be under way. */
  get parts(): readonly PartReport[] {
    return this.#sequence.parts;
  }

  /** `null` where that could not be told. */
  get format(): PartReport['format'] | 'zip' {
    return this.#opened?.format ?? this.parts[0]?.format ?? null;
  }

  get encoding(): Encoding | 'ascii' {
    return this.parts[0]?.encoding ?? 'ascii';
  }

  /** Records cut so far, whole or not. */
  get records(): number {
    return this.#sequence.records;
  }

  get csvHeader(): CsvHeader | null {
    return this.parts[0]?.csvHeader ?? null;
  }

  /** Why the file, or some of it, could not be read. */
  get problems(): readonly LocatedProblem[] {
    return [
      ...(this.#opened?.problems ?? []),
      ...this.parts.flatMap((part) => this.#locate(part, part.problems)),
    ];
  }

  /** What the office should know about what was read. */
  get notices(): readonly LocatedProblem[] {
    return [
      ...(this.#opened?.notices ?? []),
      ...this.parts.flatMap((part) => this.#locate(part, part.notices)),
    ];
  }

  /** Where the chunks go on behind the one that was given last. Of a sheet that is under way: from its beginning. */
  get checkpoint(): FileCheckpoint {
    return this.#sequence.checkpoint;
  }

  /** @param from where another run stopped; the chunks before are not given again */
  async *chunks(from: FileCheckpoint = this.checkpoint): AsyncGenerator<Chunk> {
    this.#opened = await openParts(this.#name, this.#source, this.#means.limits, from.inflatedBytes);
    yield* this.#sequence.chunks(this.#opened.parts, from);
  }

  /** A file that is its own part needs no name for it. */
  #locate({ name }: PartReport, problems: readonly FileProblem[]): readonly LocatedProblem[] {
    return name === this.#name ? problems : problems.map((problem) => ({ ...problem, part: name }));
  }
}
