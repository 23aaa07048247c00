import { createPublicKey, createSecretKey, type JsonWebKey } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { publicPart } from '../../local/identity-keys.ts';
import { stack } from '../support/pipeline/outsider.ts';
import { audience, issuer, issuerKey, signAs, type TokenParts } from '../support/pipeline/sign-as.ts';

const user = { sub: 'u1', role: 'auditor', hospital: 'H37130200901' };
const now = () => Math.floor(Date.now() / 1000);
const sound = { iss: issuer, aud: audience, ...user };

const base64 = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** As whoever forges may write it: any header, any payload, any signature. */
const written = (header: object, payload: object, signature = '') =>
  `${base64(header)}.${base64(payload)}.${signature}`;

async function foreignKey(kid = issuerKey.kid ?? ''): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS384', { extractable: true });
  return { ...(await exportJWK(privateKey)), alg: 'RS384', kid };
}

const signed = (parts: TokenParts = {}) => signAs(user, parts);
const living = () => ({ ...sound, iat: now(), exp: now() + 3600 });

/** HS256 with what everybody may know: the issuer's public key, as a text. */
async function signedByPublicKey(): Promise<string> {
  const pem = createPublicKey({ key: publicPart(issuerKey) as JsonWebKey, format: 'jwk' }).export({
    type: 'spki',
    format: 'pem',
  });
  const secret = createSecretKey(Buffer.from(pem));
  return new SignJWT(living()).setProtectedHeader({ alg: 'HS256', kid: issuerKey.kid ?? '' }).sign(secret);
}

async function altered(): Promise<string> {
  const [header = '', , signature = ''] = (await signed()).split('.');
  return `${header}.${base64({ ...living(), role: 'office' })}.${signature}`;
}

const refusedByGateway: readonly (readonly [string, () => Promise<string> | string])[] = [
  ['signed by another key under the issuer’s key id', async () => signed({ key: await foreignKey() })],
  ['of an unknown key id', async () => signed({ key: await foreignKey('nobody') })],
  ['of the issuer’s key under an unknown id', () => signed({ header: { kid: 'nobody' } })],
  ['altered after it was signed', altered],
  ['with its signature cut off', async () => (await signed()).replace(/[^.]+$/, '')],
  ['expired', () => signed({ claims: { iat: now() - 7200, exp: now() - 3600 } })],
  ['that never expires', () => signed({ claims: { exp: undefined } })],
  ['that expires at no time', () => signed({ claims: { exp: 'never' } })],
  ['not yet valid', () => signed({ claims: { nbf: now() + 3600 } })],
  ['of another issuer', () => signed({ claims: { iss: 'https://id.example' } })],
  ['of no issuer', () => signed({ claims: { iss: undefined } })],
  ['for another audience', () => signed({ claims: { aud: 'another-portal' } })],
  ['for no audience', () => signed({ claims: { aud: undefined } })],
  ['of alg none', () => written({ alg: 'none', typ: 'JWT' }, living())],
  ['of alg None, with a signature', () => written({ alg: 'None', kid: issuerKey.kid }, living(), 'eA')],
  ['of HS256 with the public key', signedByPublicKey],
  [
    'with a key of its own in the header',
    async () => {
      const key = await foreignKey();
      return signed({ key, header: { jwk: publicPart(key) } });
    },
  ],
  [
    'with the address of other keys',
    async () => signed({ key: await foreignKey('k'), header: { jku: 'https://keys.example' } }),
  ],
  ['that is none', () => 'x'],
  ['of three empty parts', () => '..'],
  ['whose payload is no JSON', () => `${base64({ alg: 'RS384' })}.eA.eA`],
];

const missing = (name: string): readonly [string, object] => [`no ${name}`, { [name]: undefined }];

/** Signed by the issuer, and yet they do not say who calls. */
const saysTooLittle: readonly (readonly [string, object])[] = [
  missing('sub'),
  missing('role'),
  missing('hospital'),
  ['an empty hospital', { hospital: '' }],
  ['a role that there is not', { role: 'root' }],
  ['a role in capitals', { role: 'AUDITOR' }],
  ['two roles', { role: ['auditor', 'office'] }],
  ['a role that is an object', { role: { name: 'auditor' } }],
  ['a clinician without a number', { role: 'clinician' }],
  ['a region that is none', { role: 'office', region: '37%' }],
];

const routes = [
  'GET /api/v1/summaries?view=total&period=2026-03',
  'GET /api/v1/cases/S1',
  'POST /api/v1/decisions',
  'GET /api/v1/knowledge/rules',
  'GET /api/v1/cases/S1/grouping',
] as const;

async function ask(route: string, token: string): Promise<number> {
  const [method = '', path = ''] = route.split(' ');
  const answer = await fetch(`${stack.api}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(method === 'POST' && { body: '{}' }),
  });
  await answer.arrayBuffer();
  return answer.status;
}

const statusesOf = async (token: string) => {
  const statuses: number[] = [];
  for (const route of routes) statuses.push(await ask(route, token));
  return statuses;
};

describe('a token', () => {
  it('that is sound is let in, so that what follows is refused for what is wrong with it', async () => {
    expect(await ask(routes[0], await signed())).not.toBe(401);
    expect(await ask('GET /api/v1/hospitals', await signed())).toBe(200);
  });

  it.each(refusedByGateway)('%s is refused with 401, everywhere', async (_, token) => {
    expect(await statusesOf(await token())).toEqual(routes.map(() => 401));
    expect(await ask('POST /nhsa/3101', await token())).toBe(401);
  });

  it.each(refusedByGateway)(
    '%s is refused with 401 by the order services, which verify it themselves',
    async (_, token) => {
      expect(await ask('POST /cds-services/drg-sentinel-order-sign', await token())).toBe(401);
    },
  );

  it.each(saysTooLittle)('of the issuer that names %s is refused with 403, everywhere', async (_, claims) => {
    const token = await signed({ claims: claims as TokenParts['claims'] & object });
    expect(await statusesOf(token)).toEqual(routes.map(() => 403));
  });

  it('that gives a role by a claim of another name is that of nobody', async () => {
    const claims = { role: undefined, roles: ['office'], 'cognito:groups': ['office'], 'own:role': 'office' };
    expect(await statusesOf(await signed({ claims }))).toEqual(routes.map(() => 403));
  });

  it('that has a second role under the prefix keeps the first', async () => {
    const claims = { role: 'clinician', doctor: 'D1', 'custom:role': 'office', 'custom:region': '371300' };
    expect(await ask('GET /api/v1/batches', await signed({ claims }))).toBe(404);
    expect(await ask('GET /api/v1/knowledge/rules', await signed({ claims }))).toBe(404);
  });
});
