import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import type { BackupPart } from './backup-manifest.ts';
import type { BackupPlace } from './backup-place.ts';

/** What ran through: its hash and its length, once it is through. */
export interface Tallied {
  readonly body: Readable;
  readonly tally: () => { readonly sha256: string; readonly bytes: number };
}

/** Bytes that are counted and hashed while somebody reads them. */
export function tallied(body: AsyncIterable<Uint8Array>): Tallied {
  const hash = createHash('sha256');
  let bytes = 0;
  const passing = async function* () {
    for await (const piece of body) {
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
  };
  return {
    body: Readable.from(passing(), { objectMode: false }),
    tally: () => ({ sha256: hash.digest('hex'), bytes }),
  };
}

/** Writes records as lines of JSON, compressed, as they come. */
export async function writePart(
  place: BackupPlace,
  name: string,
  records: AsyncIterable<unknown>,
): Promise<BackupPart> {
  let lines = 0;
  const text = async function* () {
    for await (const record of records) {
      lines++;
      yield `${JSON.stringify(record)}\n`;
    }
  };
  const source = Readable.from(text());
  const packed = createGzip();
  source.once('error', (error) => packed.destroy(error));
  const { body, tally } = tallied(source.pipe(packed));
  try {
    await place.write(name, body);
  } catch (error) {
    // Nothing is read, and nothing written beside it, once the failure is told.
    source.destroy();
    if (!source.closed) await once(source, 'close');
    throw error;
  }
  return { name, ...tally(), lines };
}

/** The records of a part, as they are read. */
export async function* readPart<T>(place: BackupPlace, { name }: BackupPart): AsyncGenerator<T> {
  const body = await place.read(name);
  const unpacked = createGunzip();
  body.once('error', (error) => unpacked.destroy(error));
  try {
    for await (const line of createInterface({
      input: body.pipe(unpacked),
      crlfDelay: Number.POSITIVE_INFINITY,
    }))
      yield JSON.parse(line) as T;
  } finally {
    body.destroy();
    unpacked.destroy();
  }
}

/** Throws where the bytes are not those that were written. */
export async function checkBytes(
  place: BackupPlace,
  name: string,
  expected: { readonly sha256: string; readonly bytes: number },
): Promise<void> {
  const { body, tally } = tallied(await place.read(name));
  for await (const _ of body);
  const { sha256, bytes } = tally();
  if (sha256 === expected.sha256 && bytes === expected.bytes) return;
  throw new Error(
    `${name}: 备份已损坏（校验值不符） the backup is damaged (its hash is another): ${sha256}, ${bytes} bytes`,
  );
}
