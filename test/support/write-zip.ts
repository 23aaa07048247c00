import { crc32, deflateRawSync } from 'node:zlib';

/** What the headers of an entry say, true or not. */
export interface ZipHeaderFields {
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly compressedBytes: number;
  readonly plainBytes: number;
  /** Where the local header stands, as the central directory tells it. */
  readonly offset: number;
}

export interface ZipEntry {
  readonly name: string | Uint8Array;
  readonly bytes: Uint8Array;
  /** Stored as it is rather than deflated. */
  readonly isStored?: boolean;
  /** Lies of the central directory about this entry. */
  readonly centralLies?: Partial<ZipHeaderFields>;
  /** Lies of the header before its data. */
  readonly localLies?: Partial<ZipHeaderFields>;
}

const utf8Names = 0x0800;
const stored = 0;
const deflated = 8;

/** A zip file of these entries, written by nothing but the format: what no honest packer writes can be told to it. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = typeof entry.name === 'string' ? new TextEncoder().encode(entry.name) : entry.name;
    const data = entry.isStored ? entry.bytes : deflateRawSync(entry.bytes);
    const fields: ZipHeaderFields = {
      method: entry.isStored ? stored : deflated,
      flags: typeof entry.name === 'string' ? utf8Names : 0,
      crc: crc32(entry.bytes),
      compressedBytes: data.length,
      plainBytes: entry.bytes.length,
      offset,
    };
    const local = localHeader({ ...fields, ...entry.localLies }, name.length);
    directory.push(centralHeader({ ...fields, ...entry.centralLies }, name.length), name);
    pieces.push(local, name, data);
    offset += local.length + name.length + data.length;
  }
  const directoryBytes = directory.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([...pieces, ...directory, endRecord(entries.length, directoryBytes, offset)]);
}

function localHeader(fields: ZipHeaderFields, nameBytes: number): Uint8Array {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  writeShared(header, 6, fields, nameBytes);
  return header;
}

function centralHeader(fields: ZipHeaderFields, nameBytes: number): Uint8Array {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(20, 6);
  writeShared(header, 8, fields, nameBytes);
  header.writeUInt32LE(fields.offset >>> 0, 42);
  return header;
}

function writeShared(header: Buffer, at: number, fields: ZipHeaderFields, nameBytes: number): void {
  header.writeUInt16LE(fields.flags, at);
  header.writeUInt16LE(fields.method, at + 2);
  header.writeUInt32LE(0x5a210000, at + 4);
  header.writeUInt32LE(fields.crc >>> 0, at + 8);
  header.writeUInt32LE(fields.compressedBytes >>> 0, at + 12);
  header.writeUInt32LE(fields.plainBytes >>> 0, at + 16);
  header.writeUInt16LE(nameBytes, at + 20);
}

function endRecord(entries: number, directoryBytes: number, offset: number): Uint8Array {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(entries, 8);
  record.writeUInt16LE(entries, 10);
  record.writeUInt32LE(directoryBytes, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}
