import { inParallel } from '../../in-parallel.ts';
import { type JoinRow, readRows } from './join-row.ts';
import { indexBytes, readIndex } from './run-buffer.ts';
import type { RunStore } from './run-store.ts';

const readsAtOnce = 16;

/** Partitions that are gathered together: from one up to, not including, another. */
export interface PartitionGroup {
  readonly from: number;
  readonly to: number;
}

/** The runs of one side of the join, once all of them are written. */
export class StoredRuns {
  readonly #store: RunStore;
  readonly #names: readonly string[];
  readonly #indexes: readonly Uint32Array[];

  private constructor(store: RunStore, names: readonly string[], indexes: readonly Uint32Array[]) {
    this.#store = store;
    this.#names = names;
    this.#indexes = indexes;
  }

  /** Reads the index of each run. */
  static async open(store: RunStore, names: readonly string[]): Promise<StoredRuns> {
    const indexes = await inParallel(names, readsAtOnce, async (name) =>
      readIndex(await store.read(name, 0, indexBytes)),
    );
    return new StoredRuns(store, names, indexes);
  }

  bytesOf({ from, to }: PartitionGroup): number {
    return this.#indexes.reduce((sum, index) => sum + startOf(index, to) - startOf(index, from), 0);
  }

  /** All rows of a group, in the order of their tables. In memory as a whole. */
  async read(group: PartitionGroup): Promise<JoinRow[]> {
    const segments = await inParallel(this.#names, readsAtOnce, (_, run) => this.#segment(run, group));
    const rows = segments.flatMap((segment) => [...readRows(segment)]);
    return rows.sort((one, other) => one.table - other.table || one.line - other.line);
  }

  /** The rows of one partition in the order of their tables, of which no more than a run is in memory. */
  async *stream(partition: number): AsyncGenerator<JoinRow> {
    for (const run of this.#names.keys())
      yield* readRows(await this.#segment(run, { from: partition, to: partition + 1 }));
  }

  async #segment(run: number, { from, to }: PartitionGroup): Promise<Uint8Array> {
    const index = this.#indexes[run] as Uint32Array;
    const [start, end] = [startOf(index, from), startOf(index, to)];
    if (start === end) return new Uint8Array();
    return this.#store.read(this.#names[run] as string, indexBytes + start, indexBytes + end);
  }
}

const startOf = (index: Uint32Array, partition: number) => index[partition] as number;
