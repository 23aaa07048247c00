import { createHash, randomBytes } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { OidcClient, WebStorageStateStore } from 'oidc-client-ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IdentityProvider, startIdentityProvider } from '../../../local/identity-provider.ts';
import { removeTemporaryDirs, temporaryDir } from '../fixtures/assembly.ts';

const redirectUri = 'http://127.0.0.1:4570/signed-in';
const verifier = randomBytes(32).toString('base64url');
const challenge = createHash('sha256').update(verifier).digest('base64url');

let identity: IdentityProvider;
let issuer: string;
let clientId: string;
beforeAll(async () => {
  identity = await startIdentityProvider({ dataDir: temporaryDir(), port: 0 });
  issuer = identity.parameters['IdentityIssuer'] ?? '';
  clientId = identity.parameters['IdentityAudience'] ?? '';
});
afterAll(async () => {
  await identity.close();
  removeTemporaryDirs();
});

const question = () => ({
  client_id: clientId,
  redirect_uri: redirectUri,
  response_type: 'code',
  scope: 'openid profile',
  state: 's1',
  nonce: 'n1',
  code_challenge: challenge,
  code_challenge_method: 'S256',
});

const get = (url: string | URL) => fetch(url, { redirect: 'manual' });
const authorize = (changes: Readonly<Record<string, string>> = {}) =>
  get(`${issuer}/authorize?${new URLSearchParams({ ...question(), ...changes })}`);
const whereTo = (answer: Response) => new URL(answer.headers.get('location') ?? '');

async function codeFor(user: string): Promise<string> {
  return whereTo(await authorize({ user })).searchParams.get('code') ?? '';
}

async function redeem(code: string, changes: Readonly<Record<string, string>> = {}) {
  const form = {
    grant_type: 'authorization_code',
    code,
    client_id: clientId,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    ...changes,
  };
  const answer = await fetch(`${issuer}/token`, { method: 'POST', body: new URLSearchParams(form) });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
}

describe('signing in as a demo user', () => {
  it('works for a client that knows nothing but the issuer, and gives the claims that rights rest on', async () => {
    const kept = new Map<string, string>();
    const stateStore = new WebStorageStateStore({ store: storageOver(kept) });
    const client = new OidcClient({
      authority: issuer,
      client_id: clientId,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: 'openid profile',
      stateStore,
    });
    const { url } = await client.createSigninRequest({ nonce: 'n2', state: '/cockpit' });
    const back = whereTo(await get(await linkOf(url, 'manager')));
    const { id_token = '', profile, userState } = await client.processSigninResponse(back.href);
    expect(userState).toBe('/cockpit');
    expect(profile).toMatchObject({ sub: 'manager', role: 'manager', hospital: 'H37130200901' });
    const keys = createRemoteJWKSet(new URL(`${issuer}/jwks.json`));
    const { payload } = await jwtVerify(id_token, keys, { issuer, audience: clientId });
    expect(payload).toMatchObject({ role: 'manager', nonce: 'n2' });
  });

  it('offers every demo user by name, role and hospital in both languages, and runs no script', async () => {
    const answer = await authorize();
    const page = await answer.text();
    for (const { name } of identity.users) expect(page).toContain(`<strong>${name}</strong>`);
    for (const text of ['医师 · 呼吸内科', 'Clinician · Respiratory medicine', '示范·沂水县人民医院'])
      expect(page).toContain(text);
    expect(answer.headers.get('content-security-policy')).toMatch(
      /default-src 'none'; style-src 'self'.*frame-ancestors 'none'/,
    );
    expect(page).not.toMatch(/<script|style=/);
  });

  it('writes what was asked into its links as text, not as markup', async () => {
    const page = await (await authorize({ state: '"><script>alert(1)</script>' })).text();
    expect(page).not.toContain('<script');
  });

  it.each(['http://localhost:5173/signed-in', 'http://[::1]:4570/signed-in', 'https://127.0.0.1/x'])(
    'leads back to %s, for that is this machine',
    async (redirect_uri) => {
      const to = whereTo(await authorize({ redirect_uri, user: 'office' }));
      expect(to.href).toMatch(redirect_uri);
      expect(to.searchParams.get('state')).toBe('s1');
    },
  );
});

describe('what the sign-in refuses', () => {
  it.each([
    'https://evil.example/signed-in',
    'http://127.0.0.1.evil.example/',
    'http://127.0.0.1@evil.example/',
    'http://user@127.0.0.1/',
    'javascript:alert(1)//127.0.0.1',
    '/signed-in',
    '',
  ])('leads nobody to %j', async (redirect_uri) => {
    const answer = await authorize({ redirect_uri, user: 'office' });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('location')).toBeNull();
    expect(await answer.text()).toContain('redirect_uri');
  });

  it('leads nobody back for an unknown client', async () => {
    expect((await authorize({ client_id: 'other', user: 'office' })).status).toBe(400);
  });

  it.each([
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ code_challenge: '' }, 'invalid_request'],
    [{ code_challenge_method: 'plain' }, 'invalid_request'],
    [{ scope: 'profile' }, 'invalid_request'],
    [{ prompt: 'none' }, 'login_required'],
  ])('sends %j back with an error and the state', async (changes, error) => {
    const to = whereTo(await authorize({ ...changes, user: 'office' }));
    expect(Object.fromEntries(to.searchParams)).toEqual({ error, state: 's1' });
  });

  it('shows the choice again for a user whom nobody knows', async () => {
    const answer = await authorize({ user: 'nobody' });
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toContain('user=nobody');
  });

  it('gives tokens for a code once', async () => {
    const code = await codeFor('office');
    expect((await redeem(code)).status).toBe(200);
    expect(await redeem(code)).toEqual({ status: 400, body: { error: 'invalid_grant' } });
  });

  it.each([
    [{ code_verifier: 'x'.repeat(43) }, 400, 'invalid_grant'],
    [{ redirect_uri: 'http://127.0.0.1:1/other' }, 400, 'invalid_grant'],
    [{ code: 'made-up' }, 400, 'invalid_grant'],
    [{ code_verifier: '' }, 400, 'invalid_request'],
    [{ grant_type: 'password' }, 400, 'unsupported_grant_type'],
    [{ client_id: 'other' }, 401, 'invalid_client'],
  ])('gives no tokens for %j', async (changes, status, error) => {
    expect(await redeem(await codeFor('office'), changes)).toEqual({ status, body: { error } });
  });

  it('spends a code that somebody brings without its verifier', async () => {
    const code = await codeFor('office');
    await redeem(code, { code_verifier: 'x'.repeat(43) });
    expect((await redeem(code)).body).toEqual({ error: 'invalid_grant' });
  });
});

describe('what a browser is told', () => {
  const allowed = async (origin: string) =>
    (await fetch(`${issuer}/jwks.json`, { headers: { origin } })).headers.get('access-control-allow-origin');

  it('lets pages of this machine read, and no others', async () => {
    expect(await allowed('http://127.0.0.1:4570')).toBe('http://127.0.0.1:4570');
    expect(await allowed('https://evil.example')).toBeNull();
  });

  it('leads back after signing out, to this machine alone', async () => {
    const out = (to: string) =>
      get(`${issuer}/logout?${new URLSearchParams({ post_logout_redirect_uri: to })}`);
    expect(whereTo(await out('http://127.0.0.1:4570')).href).toBe('http://127.0.0.1:4570/');
    const elsewhere = await out('https://evil.example');
    expect(elsewhere.headers.get('location')).toBeNull();
    expect(await elsewhere.text()).toContain('You are signed out');
  });
});

/** Where the link of a user leads on the page that a client opens. */
async function linkOf(pageUrl: string, user: string): Promise<URL> {
  const page = await (await get(pageUrl)).text();
  const links = [...page.matchAll(/href="(\/authorize[^"]*)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  );
  return new URL(links.find((href) => href.endsWith(`user=${user}`)) ?? '', issuer);
}

function storageOver(kept: Map<string, string>): Storage {
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    getItem: (key) => kept.get(key) ?? null,
    key: (at) => [...kept.keys()][at] ?? null,
    removeItem: (key) => void kept.delete(key),
    setItem: (key, value) => void kept.set(key, value),
  };
}
