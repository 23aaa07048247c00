import type { Readable } from 'node:stream';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';

/** A line of an object and the byte at which the next one begins. */
export interface ObjectLine {
  readonly text: string;
  readonly next: number;
}

/** Reads the lines of an object of one bucket, from a byte on. */
export type LineReader = (key: string, from: number) => AsyncGenerator<ObjectLine>;

const lineFeed = 0x0a;

/** The generator may be left early: nothing more is fetched then. Behind the end of an object are no lines. */
export function lineReader(s3: S3Client, bucket: string): LineReader {
  return async function* (key, from) {
    // An empty object has no byte 0 that could be asked for.
    const range = from === 0 ? {} : { Range: `bytes=${from}-` };
    const body = await bodyOf(s3, new GetObjectCommand({ Bucket: bucket, Key: key, ...range }));
    if (!body) return;
    try {
      yield* linesOf(body, from);
    } finally {
      body.destroy();
    }
  };
}

/** `null` where the range begins behind the end. */
async function bodyOf(s3: S3Client, command: GetObjectCommand): Promise<Readable | null> {
  try {
    return (await s3.send(command)).Body as Readable;
  } catch (error) {
    // The SDK does not model it.
    if ((error as Error).name === 'InvalidRange') return null;
    throw error;
  }
}

/** @param from byte at which the source begins */
export async function* linesOf(source: AsyncIterable<Uint8Array>, from: number): AsyncGenerator<ObjectLine> {
  let pieces: Uint8Array[] = [];
  let next = from;
  for await (const piece of source) {
    let start = 0;
    for (let at = piece.indexOf(lineFeed); at >= 0; at = piece.indexOf(lineFeed, start)) {
      pieces.push(piece.subarray(start, at));
      const line = Buffer.concat(pieces);
      next += line.length + 1;
      yield { text: line.toString(), next };
      pieces = [];
      start = at + 1;
    }
    pieces.push(piece.subarray(start));
  }
  const rest = Buffer.concat(pieces);
  if (rest.length > 0) yield { text: rest.toString(), next: next + rest.length };
}
