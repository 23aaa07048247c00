import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClientVerifier, clientVerifier } from '../../platform/cds-clients.ts';

const service = 'https://cds.example.org/cds-services/drg-sentinel-order-sign';
const now = new Date('2026-03-09T02:00:00Z');
const seconds = now.getTime() / 1000;

let server: Server;
let keys: { ec: CryptoKey; rsa: CryptoKey; foreign: CryptoKey; publicPem: string };
let jwks: string;
let verify: ClientVerifier;

beforeAll(async () => {
  const ec = await generateKeyPair('ES384', { extractable: true });
  const rsa = await generateKeyPair('RS384', { extractable: true });
  const foreign = await generateKeyPair('ES384');
  const published = [
    { ...(await exportJWK(ec.publicKey)), kid: 'ec', alg: 'ES384', use: 'sig' },
    { ...(await exportJWK(rsa.publicKey)), kid: 'rsa', alg: 'RS384', use: 'sig' },
  ];
  server = createServer((_, response) => response.end(JSON.stringify({ keys: published })));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  jwks = `http://127.0.0.1:${port}/jwks.json`;
  const publicPem = await exportSPKI(rsa.publicKey);
  keys = { ec: ec.privateKey, rsa: rsa.privateKey, foreign: foreign.privateKey, publicPem };
  verify = clientVerifier(
    JSON.stringify([
      { issuer: 'https://his.example.org', jwks, hospital: 'H37000000001', use: 'once' },
      { issuer: 'https://group.example.org', jwks, hospital: null, use: 'once' },
      { issuer: 'https://id.example.org', jwks, hospital: null, use: 'session', audience: 'drg-sentinel' },
      { issuer: 'https://gone.example.org', jwks: 'http://127.0.0.1:9/', hospital: 'H1', use: 'once' },
    ]),
  );
});

afterAll(() => new Promise((closed) => server.close(closed)));

interface Change {
  readonly header?: Readonly<Record<string, unknown>>;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly key?: CryptoKey | Uint8Array;
}

/** A sound token for one call, but for the changes. */
function token({ header, claims, key = keys.ec }: Change = {}): Promise<string> {
  const payload = {
    iss: 'https://his.example.org',
    aud: service,
    iat: seconds - 1,
    exp: seconds + 240,
    jti: 'n-1',
    ...claims,
  };
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'ES384', kid: 'ec', typ: 'JWT', ...header })
    .sign(key);
}

async function outcomeOf(change: Change) {
  const trust = await verify(`Bearer ${await token(change)}`, [service], now);
  return trust.ok ? 'trusted' : trust.why;
}

describe('a call by a client on the list', () => {
  it('is trusted on behalf of its hospital, once', async () => {
    expect(await verify(`Bearer ${await token()}`, [service], now)).toEqual({
      ok: true,
      call: {
        issuer: 'https://his.example.org',
        hospital: 'H37000000001',
        once: { issuer: 'https://his.example.org', jti: 'n-1', expiresAt: seconds + 270 },
      },
    });
  });

  it('may be signed with RS384, repeat where its keys are, and name several audiences', async () => {
    expect(await outcomeOf({ header: { alg: 'RS384', kid: 'rsa' }, key: keys.rsa })).toBe('trusted');
    expect(await outcomeOf({ header: { jku: jwks } })).toBe('trusted');
    expect(await outcomeOf({ claims: { aud: ['https://other.example.org', service] } })).toBe('trusted');
  });

  it('is of the hospital that the token names, where the client stands for many', async () => {
    const iss = 'https://group.example.org';
    const trust = await verify(
      `Bearer ${await token({ claims: { iss, hospital: 'H37000000002' } })}`,
      [service],
      now,
    );
    expect(trust.ok && trust.call.hospital).toBe('H37000000002');
    expect(await outcomeOf({ claims: { iss } })).toBe('claims');
    expect(await outcomeOf({ claims: { iss, hospital: 7 } })).toBe('claims');
  });

  it('does not choose its hospital where the list does', async () => {
    const trust = await verify(
      `Bearer ${await token({ claims: { hospital: 'H37000000002' } })}`,
      [service],
      now,
    );
    expect(trust.ok && trust.call.hospital).toBe('H37000000001');
  });
});

describe('a session of the identity provider', () => {
  const iss = 'https://id.example.org';
  const claims = { iss, aud: 'drg-sentinel', hospital: 'H1', exp: seconds + 3600, jti: undefined };

  it('may be used again until it ends', async () => {
    const trust = await verify(`Bearer ${await token({ claims })}`, [service], now);
    expect(trust.ok && trust.call).toEqual({ issuer: iss, hospital: 'H1', once: null });
  });

  it('is not made out to a service, nor is a client trusted with what is made out to sessions', async () => {
    expect(await outcomeOf({ claims: { ...claims, aud: service } })).toBe('audience');
    expect(await outcomeOf({ claims: { aud: 'drg-sentinel' } })).toBe('audience');
  });
});

describe('a caller is not trusted', () => {
  const attacks: readonly (readonly [string, () => Change, string])[] = [
    ['whom nobody knows', () => ({ claims: { iss: 'https://evil.example.org' } }), 'unknown-issuer'],
    ['who names no issuer', () => ({ claims: { iss: undefined } }), 'unknown-issuer'],
    ['who signs with a key of their own', () => ({ key: keys.foreign }), 'signature'],
    [
      'who names keys elsewhere',
      () => ({ header: { jku: 'https://evil.example.org/jwks' } }),
      'foreign-keys',
    ],
    ['whose key is not published', () => ({ header: { kid: 'other' } }), 'unknown-key'],
    ['who names no key', () => ({ header: { kid: undefined } }), 'malformed'],
    ['who says that it is no JWT', () => ({ header: { typ: 'at+jwt' } }), 'claims'],
    ['who does not say that it is one', () => ({ header: { typ: undefined } }), 'claims'],
    [
      'who was to call another service',
      () => ({ claims: { aud: service.replace('sign', 'select') } }),
      'audience',
    ],
    ['who was to call anything here', () => ({ claims: { aud: 'https://cds.example.org' } }), 'audience'],
    ['who was to call nobody', () => ({ claims: { aud: undefined } }), 'audience'],
    ['who is too late', () => ({ claims: { iat: seconds - 200, exp: seconds - 31 } }), 'expired'],
    ['who says nothing of an end', () => ({ claims: { exp: undefined } }), 'claims'],
    ['who says nothing of a beginning', () => ({ claims: { iat: undefined } }), 'claims'],
    ['who comes from the future', () => ({ claims: { iat: seconds + 60 } }), 'claims'],
    ['who wants to be trusted for an hour', () => ({ claims: { exp: seconds + 3600 } }), 'lifetime'],
    ['who was trusted an hour ago', () => ({ claims: { iat: seconds - 3600, exp: seconds + 9 } }), 'expired'],
    ['who could come again', () => ({ claims: { jti: undefined } }), 'claims'],
    ['who could come again and hides it', () => ({ claims: { jti: '' } }), 'claims'],
    [
      'who signs with a secret, which is our public key',
      () => ({ header: { alg: 'HS384', kid: 'rsa' }, key: new TextEncoder().encode(keys.publicPem) }),
      'algorithm',
    ],
    ['who brings the key along', () => ({ header: { jwk: { kty: 'EC' } }, key: keys.foreign }), 'malformed'],
    ['whose keys cannot be had', () => ({ claims: { iss: 'https://gone.example.org' } }), 'keys-unavailable'],
  ];

  it.each(attacks)('%s', async (_, change, why) => {
    expect(await outcomeOf(change())).toBe(why);
  });

  it('who does not sign at all', async () => {
    const claims = { iss: 'https://his.example.org', aud: service, jti: 'n-1' };
    const unsigned = new UnsecuredJWT({ ...claims, iat: seconds, exp: seconds + 60 }).encode();
    expect(await verify(`Bearer ${unsigned}`, [service], now)).toMatchObject({ ok: false, why: 'algorithm' });
  });

  it('whose token was changed after it was signed', async () => {
    const [header, , signature] = (await token()).split('.');
    const claims = {
      iss: 'https://his.example.org',
      aud: service,
      iat: seconds,
      exp: seconds + 60,
      jti: 'n-2',
    };
    const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
    const trust = await verify(`Bearer ${header}.${payload}.${signature}`, [service], now);
    expect(trust).toMatchObject({ ok: false, why: 'signature' });
  });

  it.each(['', 'Bearer', 'Bearer x', 'Bearer a.b.c', 'Basic dTpw'])('who sends «%s»', async (header) => {
    expect((await verify(header, [service], now)).ok).toBe(false);
  });

  it('and is told no more than that', async () => {
    expect(await verify(undefined, [service], now)).toMatchObject({ wwwAuthenticate: 'Bearer' });
    const bad = await verify(`Bearer ${await token({ key: keys.foreign })}`, [service], now);
    expect(bad).toMatchObject({ wwwAuthenticate: 'Bearer error="invalid_token"' });
  });
});

describe('the list of clients', () => {
  const client = { issuer: 'i', jwks: 'https://his.example.org/jwks', hospital: null, use: 'once' };

  it.each([
    ['keys over plain http', [{ ...client, jwks: 'http://his.example.org/jwks' }], /https only/],
    ['an issuer twice', [client, client], /stands twice/],
    ['a session for anybody', [{ ...client, use: 'session' }], /needs an audience/],
    ['a field it does not know', [{ ...client, secret: 'x' }], /secret/],
  ])('is refused with %s', (_, list, mistake) => {
    expect(() => clientVerifier(JSON.stringify(list))).toThrow(mistake);
  });
});
