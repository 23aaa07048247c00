import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';

/** Private keys, each with its `kid` and `alg`. */
export interface IdentityKeys {
  /** Signs tokens of users; RSA, which is all that an HTTP API's authorizer knows. */
  readonly provider: JWK;
  /** That of a CDS client which anyone may play. */
  readonly cdsClient: JWK;
}

/** The keys of the local identities: made at the first start, kept in the data folder after, for its owner alone. */
export async function identityKeys(dataDir: string): Promise<IdentityKeys> {
  const path = join(dataDir, 'identity-keys.json');
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as IdentityKeys;
  const [provider, cdsClient] = await Promise.all([newKey('RS384'), newKey('ES384')]);
  const keys = { provider, cdsClient };
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(path, JSON.stringify(keys, null, 2), { mode: 0o600 });
  return keys;
}

const PUBLIC_MEMBERS = ['kty', 'kid', 'alg', 'n', 'e', 'crv', 'x', 'y'];

/** What others may know of a private key. */
export function publicPart(key: JWK): object {
  const open = Object.entries(key).filter(([name]) => PUBLIC_MEMBERS.includes(name));
  return { ...Object.fromEntries(open), use: 'sig' };
}

async function newKey(alg: 'RS384' | 'ES384'): Promise<JWK> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, alg, kid: await calculateJwkThumbprint(jwk) };
}
