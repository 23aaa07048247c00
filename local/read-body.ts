import { buffer } from 'node:stream/consumers';

/** Longest object the emulator can hold: it needs a whole object in one buffer. */
const MAX_OBJECT_BYTES = 2 ** 31 - 1;

/** Headers as Node.js gives them; changed in place where a body's encoding is undone. */
type Headers = Record<string, string | string[] | undefined>;

/**
 * Reads a request's body into one buffer, undoing the `aws-chunked` encoding of SDKs on the way, so that nothing is
 * held twice. Throws with status 413 when the body is over 2 GiB.
 */
export async function readBody(headers: Headers, payload: AsyncIterable<Buffer>): Promise<Buffer> {
  const isChunked = String(headers['content-encoding'] ?? '').includes('aws-chunked');
  const declaredBytes = Number(
    headers[isChunked ? 'x-amz-decoded-content-length' : 'content-length'] ?? Number.NaN,
  );
  if (declaredBytes > MAX_OBJECT_BYTES) {
    throw Object.assign(new Error('the local store takes no object over 2 GiB'), { statusCode: 413 });
  }
  if (Number.isNaN(declaredBytes)) return buffer(payload);
  const body = Buffer.allocUnsafe(declaredBytes);
  const filled = isChunked ? await fillDecoded(body, headers, payload) : await fill(body, payload);
  return body.subarray(0, filled);
}

async function fill(body: Buffer, payload: AsyncIterable<Buffer>): Promise<number> {
  let filled = 0;
  for await (const piece of payload) filled += piece.copy(body, filled);
  return filled;
}

/** Chunks are `size[;signature]`, a line end, the bytes, a line end; one of size 0 is followed by trailing headers. */
async function fillDecoded(body: Buffer, headers: Headers, payload: AsyncIterable<Buffer>): Promise<number> {
  let filled = 0;
  let leftInChunk = 0;
  let isTrailing = false;
  let line = '';
  const onLine = () => {
    const [name = '', value] = line.trim().split(':');
    line = '';
    if (isTrailing && value !== undefined) headers[name.toLowerCase()] = value.trim();
    if (isTrailing || name === '') return;
    leftInChunk = Number.parseInt(name, 16);
    isTrailing = leftInChunk === 0;
  };
  for await (const piece of payload) {
    for (let at = 0; at < piece.length; ) {
      if (leftInChunk > 0) {
        const copied = piece.copy(body, filled, at, at + leftInChunk);
        if (copied === 0) throw Object.assign(new Error('more bytes than declared'), { statusCode: 400 });
        at += copied;
        filled += copied;
        leftInChunk -= copied;
      } else {
        const sign = piece[at++] ?? 0;
        line += String.fromCharCode(sign);
        if (sign === 0x0a) onLine();
      }
    }
  }
  const others = String(headers['content-encoding'])
    .split(',')
    .filter((encoding) => encoding.trim() !== 'aws-chunked');
  headers['content-encoding'] = others.length > 0 ? others.join(',').trim() : undefined;
  return filled;
}
