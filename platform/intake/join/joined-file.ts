import type { Chunk } from '../../../core/claims/chunk.ts';
import type { Encoding } from '../../../core/claims/encoding.ts';
import type { FileProblem } from '../../../core/claims/file-problem.ts';
import type { CsvHeader } from '../../../core/claims/read-csv-header.ts';
import type { LocatedProblem } from '../claim-file.ts';
import type { FileCheckpoint } from '../file-checkpoint.ts';
import type { FilePart } from '../file-part.ts';
import type { PartKind, SortedFile } from '../kinds-of-parts.ts';
import { type OpenedFile, openParts } from '../open-parts.ts';
import { type PartChunk, PartReader, type PartReport, type ReadingMeans } from '../part-reader.ts';
import { nothingRead, PartSequence } from '../part-sequence.ts';
import { type FeeLineCounts, type JoinState, rewindJoin } from './join-state.ts';
import type { RunStore } from './run-store.ts';
import { type JoinSide, TableJoin } from './table-join.ts';

export interface JoinMeans extends ReadingMeans {
  readonly runs: RunStore;
  /** Of the hash by which rows are kept: the same in every run of the same join. */
  readonly key: string;
  /** @default never */
  readonly isTimeUp?: () => boolean;
}

/** How far the reading of a joined file is: what is needed to go on from there. */
export interface JoinCheckpoint {
  readonly chunks: number;
  readonly join: JoinState;
  /** Of the sides whose rows are all taken. */
  readonly reports: Readonly<Record<JoinSide, readonly PartReport[]>>;
  /** Of what is in other formats. */
  readonly others: FileCheckpoint;
}

/** Tables of cases and of fee lines, of one file or two, read as one. What is in other formats comes after them. */
export class JoinedFile {
  readonly #files: readonly SortedFile[];
  readonly #means: JoinMeans;
  readonly #reports: Record<JoinSide, readonly PartReport[]> = { fees: [], cases: [] };
  #join: TableJoin;
  #others: PartSequence;
  #opened: readonly OpenedFile[] = [];

  /** @param files the first is the one that the receipt is of */
  constructor(files: readonly SortedFile[], means: JoinMeans) {
    this.#files = files;
    this.#means = means;
    this.#join = this.#joinFrom();
    this.#others = new PartSequence(means);
  }

  /** Where the chunks go on behind the one that was given last; before the first, how far rows are taken in. */
  get checkpoint(): JoinCheckpoint {
    const { state } = this.#join;
    const { checkpoint: others } = this.#others;
    const of = (side: JoinSide) => (state[side].isTaken ? this.#reports[side].map(plainReport) : []);
    const chunks = state.chunks + state.ofGroup.chunks + others.chunks;
    return { chunks, join: state, reports: { fees: of('fees'), cases: of('cases') }, others };
  }

  /** From here the same is given once more, without its rows being sorted again. */
  get beginning(): JoinCheckpoint {
    return { ...this.checkpoint, chunks: 0, join: rewindJoin(this.#join.state), others: nothingRead };
  }

  /** Whether time was up while rows were taken in: another run goes on with them. */
  get isPaused(): boolean {
    return !this.#join.state.cases.isTaken;
  }

  /** Those of fee lines have lines for records, which are none of the batch's. */
  get parts(): readonly PartReport[] {
    return [...this.#reports.cases, ...this.#reports.fees, ...this.#others.parts];
  }

  /** `null` where that could not be told. */
  get format(): PartReport['format'] | 'zip' {
    return this.#opened[0]?.format ?? this.#reports.cases[0]?.format ?? null;
  }

  get encoding(): Encoding | 'ascii' {
    return this.#reports.cases[0]?.encoding ?? 'ascii';
  }

  get csvHeader(): CsvHeader | null {
    return this.#reports.cases[0]?.csvHeader ?? null;
  }

  get records(): number {
    return this.#join.state.records + this.#others.records;
  }

  get feeLines(): FeeLineCounts {
    return this.#join.state.feeLines;
  }

  get problems(): readonly LocatedProblem[] {
    const ofFiles = this.#opened.flatMap(({ problems }) => problems);
    return [...ofFiles, ...this.parts.flatMap((part) => this.#locate(part, part.problems))];
  }

  get notices(): readonly LocatedProblem[] {
    const ofFiles = this.#opened.flatMap(({ notices }) => notices);
    return [...ofFiles, ...this.parts.flatMap((part) => this.#locate(part, part.notices))];
  }

  /** @param from where another run stopped */
  async *chunks(from: JoinCheckpoint = this.checkpoint): AsyncGenerator<Chunk> {
    Object.assign(this.#reports, from.reports);
    this.#join = this.#joinFrom(from.join);
    this.#others = new PartSequence(this.#means);
    this.#opened = await inOrder(this.#files, ({ name, source }) =>
      openParts(name, source, this.#means.limits),
    );
    for (const side of ['fees', 'cases'] as const)
      if (!(await this.#join.take(side, this.#read(side)))) return;
    yield* this.#join.chunks();
    yield* this.#others.chunks(this.#partsOf('other'), from.others, this.#join.state);
  }

  #joinFrom(state?: JoinState): TableJoin {
    return new TableJoin(this.#means.runs, this.#means.key, this.#means, state);
  }

  #partsOf(kind: PartKind): readonly FilePart[] {
    return this.#files.flatMap(({ kinds }, file) =>
      (this.#opened[file]?.parts ?? []).filter((_, at) => (kinds[at] ?? 'other') === kind),
    );
  }

  async *#read(side: JoinSide): AsyncGenerator<PartChunk> {
    const readers: PartReader[] = [];
    this.#reports[side] = readers;
    for (const part of this.#partsOf(side)) {
      const reader = new PartReader(part, this.#means);
      readers.push(reader);
      yield* reader.chunks();
    }
  }

  /** The file that the receipt is of needs no name. */
  #locate({ name }: PartReport, problems: readonly FileProblem[]): readonly LocatedProblem[] {
    return name === this.#files[0]?.name ? problems : problems.map((problem) => ({ ...problem, part: name }));
  }
}

async function inOrder<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

/** To be stored: what has been found out, without what found it. */
function plainReport({
  name,
  format,
  encoding,
  records,
  csvHeader,
  problems,
  notices,
}: PartReport): PartReport {
  return { name, format, encoding, records, csvHeader, problems, notices };
}
