import type { Chunk } from '../../../core/claims/chunk.ts';
import type { FeeRow, FeeTable } from '../../../core/claims/fee-row.ts';
import { type IntakeLimits, ownRecordLimits } from '../../../core/claims/intake-limits.ts';
import type { SourceRecord } from '../../../core/claims/record-splitter.ts';
import { settlementIdOfRow } from '../../../core/claims/settlement-id-of-row.ts';
import type { PartChunk } from '../part-reader.ts';
import { FeeLinesOfGroup } from './fee-lines-of-group.ts';
import { gatherJoined } from './gather-joined.ts';
import { type JoinedRecord, joinGroup } from './join-group.ts';
import type { JoinRow } from './join-row.ts';
import { type FeeLineCounts, type JoinState, newJoin, noneOfGroup } from './join-state.ts';
import { partitionOf, partitions } from './partition-of.ts';
import { RunBuffer } from './run-buffer.ts';
import type { RunStore } from './run-store.ts';
import { type PartitionGroup, StoredRuns } from './stored-runs.ts';

const mebibyte = 1024 * 1024;

export interface JoinOptions {
  readonly limits: IntakeLimits;
  /** What is gathered in memory before it is written; as much again is needed while it is. @default 32 MiB */
  readonly runBytes?: number;
  /** What of either side is read back at once; as rows it takes several times as much. @default 8 MiB */
  readonly groupBytes?: number;
  /** Whether to stop taking rows in. Asked after each run, and while rows that are in runs are passed over. @default never */
  readonly isTimeUp?: () => boolean;
}

export type JoinSide = 'fees' | 'cases';

/**
 * Joins tables of fee lines to tables of cases by settlement id, whatever the order of either, in constant memory: rows
 * are written to storage by hash of the settlement, then gathered a few partitions at a time.
 *
 * The same tables give the same chunks in every run. `state` is that behind the chunk that was given last, to go on from:
 * what a run before has given of a group of partitions is passed over.
 */
export class TableJoin {
  state: JoinState;
  readonly #store: RunStore;
  readonly #key: string;
  readonly #options: Required<JoinOptions>;

  /** @param key of the hash: the same wherever the join is taken up again, and none that a sender could choose */
  constructor(store: RunStore, key: string, options: JoinOptions, state: JoinState = newJoin) {
    this.#store = store;
    this.#key = key;
    this.#options = { runBytes: 32 * mebibyte, groupBytes: 8 * mebibyte, isTimeUp: () => false, ...options };
    this.state = state;
  }

  /**
   * Takes in all rows of one side.
   * @param chunks of its tables, from the first on, whatever has been taken in before
   * @returns whether that was all; `false` where time was up, and more is taken than before
   * @throws where time was up while rows were passed over: to go on another time would come no further
   */
  async take(side: JoinSide, chunks: AsyncIterable<PartChunk>): Promise<boolean> {
    if (this.state[side].isTaken) return true;
    const buffer = new RunBuffer(this.#options.runBytes);
    const tables: FeeTable[] = [];
    const rowsBefore = this.state[side].rows;
    let rows = 0;
    for await (const chunk of chunks) {
      const table = enterTable(tables, chunk);
      if (rows + chunk.records.length <= rowsBefore) {
        rows += chunk.records.length;
        if (this.#options.isTimeUp()) throw new Error(`time was up after passing over ${rows} rows`);
        continue;
      }
      for (const record of chunk.records) {
        if (rows++ < rowsBefore) continue;
        const row = rowOf(record, table, tables[table] as FeeTable);
        if (!buffer.hasRoomFor(row) && !buffer.isEmpty) {
          await this.#writeRun(side, buffer, tables, rows - 1);
          if (this.#options.isTimeUp()) return false;
        }
        buffer.add(row, partitionOf(this.#key, row));
      }
    }
    if (!buffer.isEmpty) await this.#writeRun(side, buffer, tables, rows);
    this.state = { ...this.state, [side]: { ...this.state[side], tables, isTaken: true } };
    return true;
  }

  /** The records with their fee lines, once both sides are taken. No chunk spans two groups of partitions. */
  async *chunks(): AsyncGenerator<Chunk> {
    const [fees, cases] = [await this.#open('fees'), await this.#open('cases')];
    while (this.state.partitions < partitions) {
      const group = nextGroup(this.state.partitions, [fees, cases], this.#options.groupBytes);
      yield* this.#chunksOf(group, fees, cases);
    }
  }

  async *#chunksOf(group: PartitionGroup, fees: StoredRuns, cases: StoredRuns): AsyncGenerator<Chunk> {
    const { limits } = this.#options;
    const lines = new FeeLinesOfGroup(limits.maxRecordBytes);
    for await (const row of this.#rowsOf(fees, group)) lines.add(row);
    const joined = joinGroup(this.#rowsOf(cases, group), lines, limits.maxRecordBytes);
    const gathered = gatherJoined(joined, limits);
    const { ofGroup: before, ...state } = this.state;
    let ofGroup = noneOfGroup;
    for (;;) {
      const next = await gathered.next();
      const chunks = state.chunks + ofGroup.chunks;
      const records = state.records + ofGroup.records;
      if (next.done) {
        const feeLines = addUp(state.feeLines, next.value);
        this.state = { ...state, partitions: group.to, chunks, records, feeLines, ofGroup: noneOfGroup };
        return;
      }
      const { length } = next.value.records;
      ofGroup = { chunks: ofGroup.chunks + 1, records: ofGroup.records + length };
      if (ofGroup.chunks <= before.chunks) continue;
      this.state = { ...state, ofGroup };
      yield this.#chunkOf(next.value, chunks + 1, records);
    }
  }

  #chunkOf(
    { side, table, records }: Pick<JoinedRecord, 'side' | 'table'> & Pick<Chunk, 'records'>,
    number: number,
    recordsBefore: number,
  ): Chunk {
    const of = this.state[side].tables[table] as FeeTable;
    const own = ownRecordLimits(this.#options.limits);
    const feeTables = this.state.fees.tables;
    return { number, recordsBefore, format: 'csv', ...of, feeTables, ...own, records };
  }

  async *#rowsOf(runs: StoredRuns, group: PartitionGroup): AsyncGenerator<JoinRow> {
    const isSmall = runs.bytesOf(group) <= this.#options.groupBytes;
    yield* isSmall ? await runs.read(group) : runs.stream(group.from);
  }

  #open(side: JoinSide): Promise<StoredRuns> {
    const names = Array.from({ length: this.state[side].runs }, (_, run) => runName(side, run));
    return StoredRuns.open(this.#store, names);
  }

  async #writeRun(
    side: JoinSide,
    buffer: RunBuffer,
    tables: readonly FeeTable[],
    rows: number,
  ): Promise<void> {
    const { runs } = this.state[side];
    await this.#store.write(runName(side, runs), buffer.take());
    this.state = { ...this.state, [side]: { tables: [...tables], runs: runs + 1, rows, isTaken: false } };
  }
}

const runName = (side: JoinSide, run: number) => `${side}-${String(run).padStart(5, '0')}`;

/** The place of a chunk's table: chunks of one share its header. Its encoding may be told by a later one than the first. */
function enterTable(tables: FeeTable[], { file, encoding, csvHeader }: PartChunk): number {
  if (csvHeader === null) throw new Error(`${file} is no table`);
  const last = tables[tables.length - 1];
  const at = last?.csvHeader === csvHeader ? tables.length - 1 : tables.length;
  tables[at] = { file, encoding, csvHeader };
  return at;
}

function rowOf({ kind, line, bytes }: SourceRecord, table: number, of: FeeTable): JoinRow {
  const settlementId = settlementIdOfRow(bytes, of.csvHeader, of.encoding);
  return { table, kind: kind as FeeRow['kind'], line, bytes, settlementId };
}

/** As many partitions as fit, and one at least. */
function nextGroup(from: number, sides: readonly StoredRuns[], groupBytes: number): PartitionGroup {
  let to = from + 1;
  const fits = () => sides.every((runs) => runs.bytesOf({ from, to: to + 1 }) <= groupBytes);
  while (to < partitions && fits()) to++;
  return { from, to };
}

function addUp(one: FeeLineCounts, other: FeeLineCounts): FeeLineCounts {
  return {
    read: one.read + other.read,
    joined: one.joined + other.joined,
    orphaned: one.orphaned + other.orphaned,
    cases_without: one.cases_without + other.cases_without,
  };
}
