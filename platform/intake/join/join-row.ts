import type { FeeRow } from '../../../core/claims/fee-row.ts';

/** A row of a table on its way to its case, or to its fee lines. */
export interface JoinRow extends FeeRow {
  /** `null` where the row does not tell it. */
  readonly settlementId: string | null;
}

const kinds = ['record', 'truncated', 'oversized'] as const satisfies readonly FeeRow['kind'][];
const headBytes = 14;
/** Files of some gigabytes may have more lines than 32 bits count. */
const lineBytes = 6;

/** How many bytes {@link writeRow} needs. */
export function bytesOfRow({ settlementId, bytes }: JoinRow): number {
  return headBytes + Buffer.byteLength(settlementId ?? '') + bytes.length;
}

/** Writes a row into a buffer that has room for it; answers where it ends. */
export function writeRow(into: Buffer, at: number, row: JoinRow): number {
  const idBytes = into.write(row.settlementId ?? '', at + headBytes);
  into.writeUInt16LE(row.table, at);
  into.writeUInt8(kinds.indexOf(row.kind), at + 2);
  // An identifier has at most 64 characters, of 3 bytes each.
  into.writeUInt8(idBytes, at + 3);
  into.writeUIntLE(row.line, at + 4, lineBytes);
  into.writeUInt32LE(row.bytes.length, at + 10);
  into.set(row.bytes, at + headBytes + idBytes);
  return at + headBytes + idBytes + row.bytes.length;
}

/** The rows that {@link writeRow} wrote one behind the other, as views into the bytes. */
export function* readRows(bytes: Uint8Array): Generator<JoinRow> {
  const from = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at < from.length; ) {
    const idStart = at + headBytes;
    const start = idStart + from.readUInt8(at + 3);
    const end = start + from.readUInt32LE(at + 10);
    const settlementId = from.toString('utf8', idStart, start);
    yield {
      table: from.readUInt16LE(at),
      kind: kinds[from.readUInt8(at + 2)] ?? 'record',
      line: from.readUIntLE(at + 4, lineBytes),
      settlementId: settlementId === '' ? null : settlementId,
      bytes: bytes.subarray(start, end),
    };
    at = end;
  }
}
