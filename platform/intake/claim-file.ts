import type { Chunk } from '../../core/claims/chunk.ts';
import type { Encoding } from '../../core/claims/encoding.ts';
import type { FileProblem } from '../../core/claims/file-problem.ts';
import type { CsvHeader } from '../../core/claims/read-csv-header.ts';
import type { ClaimSource } from './claim-source.ts';
import type { FilePart } from './file-part.ts';
import { inflationGuard } from './inflation-guard.ts';
import { PartReader, type PartReport, type ReadingMeans } from './part-reader.ts';
import { plainPart } from './plain-part.ts';

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

  /** @param name the key or path, whose extension decides where the content leaves it open */
  constructor(name: string, source: ClaimSource, means: ReadingMeans) {
    this.parts = this.#parts;
    this.#name = name;
    this.#source = source;
    this.#means = means;
  }

  get format(): string | null {
    return this.#parts[0]?.format ?? null;
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
    return this.#parts.flatMap((part) => part.problems);
  }

  /** What the office should know about what was read. */
  get notices(): readonly LocatedProblem[] {
    return this.#parts.flatMap((part) => part.notices);
  }

  async *chunks(): AsyncGenerator<Chunk> {
    let [number, recordsBefore] = [0, 0];
    for await (const part of this.#openParts()) {
      const reader = new PartReader(part, this.#means);
      this.#parts.push(reader);
      for await (const chunk of reader.chunks()) {
        yield { number: ++number, recordsBefore, ...chunk };
        recordsBefore += chunk.records.length;
      }
    }
  }

  async *#openParts(): AsyncGenerator<FilePart> {
    yield plainPart(this.#name, this.#source.stream(), inflationGuard(this.#means.limits));
  }
}
