import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { describe, expect, it } from 'vitest';
import { compressAnswers } from '../../../platform/http/compress-answers.ts';
import { problem } from '../../../platform/http/problem.ts';

const long = { rows: Array.from({ length: 200 }, (_, at) => ({ at, name: '内科' })) };
const api = new Hono();
api.use(compressAnswers);
api.onError(() => problem('internal-error'));
api.get('/long', (c) => c.json(long, 200, { etag: '"v1"' }));
api.get('/short', (c) => c.json({ done: true }));
api.get('/packed', (c) =>
  c.body('x'.repeat(5000), 200, { 'content-encoding': 'br', 'content-type': 'text/plain' }),
);
api.get('/nothing', (c) => c.body(null, 204));
api.get('/broken', () => {
  throw new Error('a defect');
});

const handler = handle(api);
/** As the gateway asks a function, and hands on what it answers. */
async function ask(rawPath: string, accepts?: string) {
  const event = {
    version: '2.0',
    rawPath,
    rawQueryString: '',
    headers: { host: 'x', ...(accepts && { 'accept-encoding': accepts }) },
    requestContext: { http: { method: 'GET', path: rawPath }, domainName: 'x' },
    isBase64Encoded: false,
  };
  const result = (await handler(event as never, {} as never)) as {
    readonly statusCode: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly isBase64Encoded: boolean;
  };
  return { ...result, bytes: Buffer.from(result.body, result.isBase64Encoded ? 'base64' : 'utf8') };
}

describe('an answer of the API', () => {
  it('goes out compressed to whoever takes it so, in base64, as a function hands over what is no text', async () => {
    const { headers, isBase64Encoded, bytes } = await ask('/long', 'gzip, deflate, br');
    expect([headers['content-encoding'], headers['vary'], isBase64Encoded]).toEqual([
      'gzip',
      'Accept-Encoding',
      true,
    ]);
    expect(headers['content-length']).toBeUndefined();
    expect(JSON.parse(gunzipSync(bytes).toString())).toEqual(long);
    expect(bytes.length).toBeLessThan(JSON.stringify(long).length / 4);
  });

  it('is another thing than the plain one by its tag', async () => {
    expect((await ask('/long', 'gzip')).headers['etag']).toBe('W/"v1"');
    expect((await ask('/long')).headers['etag']).toBe('"v1"');
  });

  it.each([undefined, 'identity', 'br', 'gzip;q=0'])('stays plain for %s', async (accepts) => {
    const { headers, isBase64Encoded, bytes } = await ask('/long', accepts);
    expect([headers['content-encoding'], isBase64Encoded]).toEqual([undefined, false]);
    expect(JSON.parse(bytes.toString())).toEqual(long);
    expect(Number(headers['content-length'])).toBe(bytes.length);
  });

  it('stays as it is where it is short, compressed already, empty, or a refusal', async () => {
    const encodings = await Promise.all(
      ['/short', '/packed', '/nothing', '/broken'].map(async (path) => {
        const { statusCode, headers } = await ask(path, 'gzip');
        return [statusCode, headers['content-encoding']];
      }),
    );
    expect(encodings).toEqual([
      [200, undefined],
      [200, 'br'],
      [204, undefined],
      [500, undefined],
    ]);
  });
});
