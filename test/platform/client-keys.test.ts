import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clientKeys } from '../../platform/client-keys.ts';

const minutes = 60_000;
let readings: number;
let isDown: boolean;
let jwks: string;
let stop: () => void;

beforeEach(async () => {
  readings = 0;
  isDown = false;
  const { publicKey } = await generateKeyPair('ES384', { extractable: true });
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'ec', alg: 'ES384' }];
  const server = createServer((_, response) => {
    readings += 1;
    response.writeHead(isDown ? 500 : 200).end(JSON.stringify({ keys }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  jwks = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  stop = () => server.close();
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  stop();
});

const token = { payload: '', signature: '' };
const keyOf = (keys: ReturnType<typeof clientKeys>) => keys({ alg: 'ES384', kid: 'ec' }, token);

describe('the keys of a client', () => {
  it('are read before anybody calls, once for all calls', async () => {
    const keys = clientKeys(jwks);
    await vi.waitUntil(() => readings === 1);
    await Promise.all([keyOf(keys), keyOf(keys)]);
    expect(readings).toBe(1);
  });

  it('are read anew after ten minutes, while the known ones answer', async () => {
    const keys = clientKeys(jwks);
    await keyOf(keys);
    isDown = true;
    vi.setSystemTime(Date.now() + 10 * minutes);
    await keyOf(keys);
    await vi.waitUntil(() => readings === 2);
    await keyOf(keys);
    expect(readings).toBe(2);
  });

  it('are not trusted when an hour old', async () => {
    const keys = clientKeys(jwks);
    await keyOf(keys);
    isDown = true;
    vi.setSystemTime(Date.now() + 61 * minutes);
    await expect(keyOf(keys)).rejects.toThrow();
  });
});
