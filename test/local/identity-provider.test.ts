import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createRemoteJWKSet, importJWK, jwtVerify, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IdentityProvider, startIdentityProvider } from '../../local/identity-provider.ts';
import { removeTemporaryDirs, temporaryDir } from './fixtures/assembly.ts';

describe('the local identity provider', () => {
  const dataDir = temporaryDir();
  let identity: IdentityProvider;
  beforeAll(async () => {
    identity = await startIdentityProvider({ dataDir, port: 0 });
  });
  afterAll(async () => {
    await identity.close();
    removeTemporaryDirs();
  });

  const issuer = () => identity.parameters['IdentityIssuer'] ?? '';
  const document = async (url: string) => (await fetch(url)).json();

  it('listens on 127.0.0.1, and tells by its discovery document where its keys are', async () => {
    expect(issuer()).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await document(`${issuer()}/.well-known/openid-configuration`)).toMatchObject({
      issuer: issuer(),
      jwks_uri: `${issuer()}/jwks.json`,
    });
    expect((await fetch(`${issuer()}/identity-keys.json`)).status).toBe(404);
  });

  it('publishes no private part of a key, and keeps them for its owner alone', async () => {
    for (const url of [`${issuer()}/jwks.json`, `${identity.cdsClient.issuer}/jwks.json`]) {
      const { keys } = (await document(url)) as { keys: object[] };
      expect(keys).toHaveLength(1);
      for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi']) expect(keys[0]).not.toHaveProperty(secret);
    }
    expect(statSync(join(dataDir, 'identity-keys.json')).mode & 0o077).toBe(0);
  });

  it('gives every user a token of twelve hours with the claims that rights rest on', async () => {
    const keys = createRemoteJWKSet(new URL(`${issuer()}/jwks.json`));
    const audience = identity.parameters['IdentityAudience'] ?? '';
    for (const { token, ...user } of identity.users) {
      const { payload } = await jwtVerify(token, keys, { issuer: issuer(), audience });
      expect(payload).toMatchObject({ ...user, sub: user.name });
      expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(12 * 60 * 60);
    }
  });

  it('has users of every role, clinicians of two departments, and one of another hospital', () => {
    const { users } = identity;
    expect(new Set(users.map(({ role }) => role))).toEqual(
      new Set(['office', 'clinician', 'manager', 'auditor']),
    );
    const clinicians = users.filter(({ role }) => role === 'clinician');
    const byHospital = Map.groupBy(clinicians, ({ hospital }) => hospital);
    expect(byHospital.size).toBeGreaterThan(1);
    const departments = [...byHospital.values()].map(
      (group) => new Set(group.map((one) => one.department)).size,
    );
    expect(Math.max(...departments)).toBeGreaterThan(1);
  });

  it('lets anyone play the CDS client that it lists', async () => {
    const { issuer: client, kid, key } = identity.cdsClient;
    const listed = JSON.parse(identity.parameters['CdsClients'] ?? '') as { issuer: string; jwks: string }[];
    const entry = listed.find((candidate) => candidate.issuer === client);
    const token = await new SignJWT({ iss: client })
      .setProtectedHeader({ alg: 'ES384', kid })
      .sign(await importJWK(key));
    const keys = createRemoteJWKSet(new URL(entry?.jwks ?? ''));
    expect((await jwtVerify(token, keys)).payload.iss).toBe(client);
  });

  it('keeps its keys over a restart', async () => {
    const [user] = identity.users;
    const address = issuer();
    await identity.close();
    identity = await startIdentityProvider({ dataDir, port: Number(new URL(address).port) });
    const keys = createRemoteJWKSet(new URL(`${issuer()}/jwks.json`));
    expect((await jwtVerify(user?.token ?? '', keys)).payload.iss).toBe(address);
  });
});
