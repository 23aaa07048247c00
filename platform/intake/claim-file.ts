import type { Chunk } from '../../core/claims/chunk.ts';
import type { Encoding } from '../../core/claims/encoding.ts';
import type { FileProblem } from '../../core/claims/file-problem.ts';
import type { CsvHeader } from '../../core/claims/read-csv-header.ts';
import type { ClaimSource } from './claim-source.ts';
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
  readonly #parts: PartReader[] = [];
  readonly #name: string;
  readonly #source: ClaimSource;
  readonly #means: ReadingMeans;
  #opened: OpenedFile | null = null;

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

  async *chunks(): AsyncGenerator<Chunk> {
    let [number, recordsBefore] = [0, 0];
    this.#opened = await openParts(this.#name, this.#source, this.#means.limits);
    for (const part of this.#opened.parts) {
      const reader = new PartReader(part, this.#means);
      this.#parts.push(reader);
      for await (const chunk of reader.chunks()) {
        yield { number: ++number, recordsBefore, ...chunk };
        recordsBefore += chunk.records.length;
      }
    }
  }

  /** A file that is its own part needs no name for it. */
  #locate({ name }: PartReport, problems: readonly FileProblem[]): readonly LocatedProblem[] {
    return name === this.#name ? problems : problems.map((problem) => ({ ...problem, part: name }));
  }
}
