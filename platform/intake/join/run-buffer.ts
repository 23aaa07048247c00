import { bytesOfRow, type JoinRow, writeRow } from './join-row.ts';
import { partitions } from './partition-of.ts';

const offsetBytes = 4;
/** Where each partition begins, counted from the end of the index, and where the last one ends. */
export const indexBytes = (partitions + 1) * offsetBytes;

/** Gathers rows in memory, and hands them out as one object with the partitions one behind the other. */
export class RunBuffer {
  #arena: Buffer;
  #used = 0;
  readonly #ends: number[] = [];
  readonly #partitionOfRow: number[] = [];

  constructor(capacityBytes: number) {
    this.#arena = Buffer.allocUnsafe(capacityBytes);
  }

  get isEmpty(): boolean {
    return this.#ends.length === 0;
  }

  hasRoomFor(row: JoinRow): boolean {
    return this.#used + bytesOfRow(row) <= this.#arena.length;
  }

  /** A row for which there is no room may be added to an empty buffer only. */
  add(row: JoinRow, partition: number): void {
    if (!this.hasRoomFor(row)) this.#arena = Buffer.allocUnsafe(bytesOfRow(row));
    this.#used = writeRow(this.#arena, this.#used, row);
    this.#ends.push(this.#used);
    this.#partitionOfRow.push(partition);
  }

  /** The run as it is stored; rows of a partition keep their order. The buffer is empty afterwards. */
  take(): Uint8Array {
    const starts = this.#startsOfPartitions();
    const run = Buffer.allocUnsafe(indexBytes + this.#used);
    for (const [at, start] of starts.entries()) run.writeUInt32LE(start, at * offsetBytes);
    let start = 0;
    for (const [at, end] of this.#ends.entries()) {
      const partition = this.#partitionOfRow[at] as number;
      const to = starts[partition] as number;
      this.#arena.copy(run, indexBytes + to, start, end);
      starts[partition] = to + end - start;
      start = end;
    }
    this.#used = 0;
    this.#ends.length = 0;
    this.#partitionOfRow.length = 0;
    return run;
  }

  #startsOfPartitions(): Uint32Array {
    const starts = new Uint32Array(partitions + 1);
    let start = 0;
    for (const [at, end] of this.#ends.entries()) {
      const behind = (this.#partitionOfRow[at] as number) + 1;
      starts[behind] = (starts[behind] as number) + end - start;
      start = end;
    }
    for (let at = 1; at <= partitions; at++) starts[at] = (starts[at] as number) + (starts[at - 1] as number);
    return starts;
  }
}

/** The index of a stored run. */
export function readIndex(bytes: Uint8Array): Uint32Array {
  const from = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return Uint32Array.from({ length: partitions + 1 }, (_, at) => from.readUInt32LE(at * offsetBytes));
}
