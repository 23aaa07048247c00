import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBody } from '../../local/read-body.ts';

/** Cuts bytes into pieces at the given places, as a network does. */
function pieces(bytes: Buffer, cuts: readonly number[]): AsyncIterable<Buffer> {
  const places = [...new Set([0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])].sort(
    (a, b) => a - b,
  );
  return Readable.from(places.slice(1).map((end, index) => bytes.subarray(places[index], end)));
}

const encode = (chunks: readonly Uint8Array[], signature: string) =>
  Buffer.concat([
    ...chunks.flatMap((chunk) => [
      Buffer.from(`${chunk.length.toString(16)}${signature}\r\n`),
      chunk,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`0${signature}\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n`),
  ]);
const nonEmpty = fc.uint8Array({ minLength: 1, maxLength: 40 });
const anyCuts = fc.array(fc.nat());

describe('reading a body', () => {
  it('is the same wherever the network cuts it', async () => {
    await fc.assert(
      fc.asyncProperty(nonEmpty, anyCuts, async (bytes, cuts) => {
        const body = Buffer.from(bytes);
        const headers = { 'content-length': String(body.length) };
        expect(await readBody(headers, pieces(body, cuts))).toEqual(body);
      }),
    );
  });

  it('undoes aws-chunked, signed or not, wherever the network cuts it', async () => {
    const signatures = fc.constantFrom('', ';chunk-signature=0a1b');
    await fc.assert(
      fc.asyncProperty(fc.array(nonEmpty), signatures, anyCuts, async (chunks, signature, cuts) => {
        const expected = Buffer.concat(chunks);
        const headers: Record<string, string | undefined> = {
          'content-encoding': 'aws-chunked',
          'x-amz-decoded-content-length': String(expected.length),
        };
        expect(await readBody(headers, pieces(encode(chunks, signature), cuts))).toEqual(expected);
        expect(headers['x-amz-checksum-crc32']).toBe('AAAAAA==');
        expect(headers['content-encoding']).toBeUndefined();
      }),
    );
  });

  it('keeps the encoding the object itself has', async () => {
    const headers = { 'content-encoding': 'gzip, aws-chunked', 'x-amz-decoded-content-length': '1' };
    await readBody(headers, pieces(encode([Buffer.from('x')], ''), []));
    expect(headers['content-encoding']).toBe('gzip');
  });

  it('needs no declared length', async () => {
    expect((await readBody({}, pieces(Buffer.from('text'), [1]))).toString()).toBe('text');
  });

  it('refuses what cannot be held, and more bytes than were declared', async () => {
    const tooLong = { 'content-length': String(2 ** 31) };
    await expect(readBody(tooLong, pieces(Buffer.alloc(0), []))).rejects.toMatchObject({ statusCode: 413 });
    const lying = { 'content-encoding': 'aws-chunked', 'x-amz-decoded-content-length': '2' };
    await expect(readBody(lying, pieces(encode([Buffer.from('abc')], ''), []))).rejects.toMatchObject({
      statusCode: 400,
    });
  });
});
