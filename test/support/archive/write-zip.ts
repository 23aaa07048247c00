import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  /** Bytes for a name in another encoding than UTF-8. */
  readonly name: string | Uint8Array;
  readonly content: Uint8Array | string;
  /** @default 8 deflated; 0 stored; any other is said and not done */
  readonly method?: number;
  /** @default 0x800 the name is UTF-8 */
  readonly flags?: number;
  /** Size and checksum follow the data, as programs write that do not know them before. */
  readonly hasDescriptor?: boolean;
  /** Sizes and offset stand in the extra field, as those of huge files do. */
  readonly isZip64?: boolean;
  readonly extra?: Uint8Array;
  /** What the directory says instead of the truth. */
  readonly claims?: { readonly crc?: number; readonly size?: number; readonly offset?: number };
}

const deflated = 8;
const descriptorFlag = 0x8;

/** A zip archive, honest or not. */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const written = writeEntry(entry, offset);
    bodies.push(written.body);
    directory.push(written.head);
    offset += written.body.length;
  }
  const isZip64 = entries.some((entry) => entry.isZip64);
  const head = Buffer.concat(directory);
  return Buffer.concat([...bodies, head, endOf(entries.length, head.length, offset, isZip64)]);
}

function writeEntry(entry: ZipEntry, offset: number): { body: Buffer; head: Buffer } {
  const { method = deflated, flags = 0x800, hasDescriptor = false, isZip64 = false, claims = {} } = entry;
  const name = Buffer.from(entry.name);
  const content = Buffer.from(entry.content);
  const packed = method === deflated ? deflateRawSync(content) : content;
  const crc = claims.crc ?? crc32(content);
  const size = claims.size ?? content.length;
  const allFlags = flags | (hasDescriptor ? descriptorFlag : 0);
  const known = hasDescriptor ? [0, 0, 0] : [crc, packed.length, size];
  const local = numbers([4, 0x04034b50], [2, 20], [2, allFlags], [2, method], [4, 0], ...known.map(four));
  const descriptor = hasDescriptor
    ? numbers([4, 0x08074b50], [4, crc], [4, packed.length], [4, size])
    : Buffer.alloc(0);
  const body = Buffer.concat([local, numbers([2, name.length], [2, 0]), name, packed, descriptor]);
  const place = claims.offset ?? offset;
  const extra = Buffer.concat([
    isZip64 ? numbers([2, 1], [2, 24], [8, size], [8, packed.length], [8, place]) : Buffer.alloc(0),
    entry.extra ?? Buffer.alloc(0),
  ]);
  const sizes = isZip64 ? [crc, 0xffffffff, 0xffffffff] : [crc, packed.length, size];
  const head = Buffer.concat([
    numbers([4, 0x02014b50], [2, 45], [2, 45], [2, allFlags], [2, method], [4, 0], ...sizes.map(four)),
    numbers([2, name.length], [2, extra.length], [2, 0], [2, 0], [2, 0], [4, 0]),
    numbers([4, isZip64 ? 0xffffffff : place]),
    name,
    extra,
  ]);
  return { body, head };
}

function endOf(count: number, size: number, offset: number, isZip64: boolean): Buffer {
  const at = offset + size;
  const large = isZip64
    ? Buffer.concat([
        numbers([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0], [8, count], [8, count]),
        numbers([8, size], [8, offset]),
        numbers([4, 0x07064b50], [4, 0], [8, at], [4, 1]),
      ])
    : Buffer.alloc(0);
  const [counted, placed] = isZip64 ? [0xffff, 0xffffffff] : [count, offset];
  const end = numbers(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, counted],
    [2, counted],
    [4, size],
    [4, placed],
    [2, 0],
  );
  return Buffer.concat([large, end]);
}

const four = (value: number): [number, number] => [4, value];

function numbers(...fields: readonly (readonly [bytes: number, value: number])[]): Buffer {
  return Buffer.concat(
    fields.map(([bytes, value]) => {
      const field = Buffer.alloc(8);
      field.writeBigUInt64LE(BigInt(value));
      return field.subarray(0, bytes);
    }),
  );
}
