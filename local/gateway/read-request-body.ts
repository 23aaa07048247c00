import type { IncomingMessage } from 'node:http';

/** The largest request that API Gateway takes, in bytes. */
const MAX_REQUEST_BYTES = 10 * 2 ** 20;

/** The request's body, or `too-large`, in which case the rest of it is not read. */
export function readRequestBody(request: IncomingMessage): Promise<Buffer | 'too-large'> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_REQUEST_BYTES) return Promise.resolve('too-large');
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let bytes = 0;
    request.on('data', (piece: Buffer) => {
      bytes += piece.length;
      if (bytes > MAX_REQUEST_BYTES) {
        request.pause();
        resolve('too-large');
      } else pieces.push(piece);
    });
    request.once('end', () => resolve(pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces)));
    request.once('error', reject);
  });
}
