import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { importJWK, type JWK, SignJWT } from 'jose';
import * as z from 'zod';
import demoUsers from './demo-users.json' with { type: 'json' };
import { type IdentityKeys, identityKeys, publicPart } from './identity-keys.ts';
import type { Parameters } from './resolve-intrinsics.ts';

const usersSchema = z.array(
  z.strictObject({
    name: z.string(),
    role: z.enum(['office', 'clinician', 'manager', 'auditor']),
    hospital: z.string(),
    region: z.string().optional(),
    department: z.string().optional(),
    doctor: z.string().optional(),
  }),
);

/** Someone who may use the local stack, by the bearer token given. */
export type User = z.infer<typeof usersSchema>[number] & { readonly token: string };

/** A CDS client that anyone may play: signs its own tokens with the private key given. */
export interface CdsClient {
  readonly issuer: string;
  readonly kid: string;
  readonly key: JWK;
}

/** Stands in for the OpenID provider that a deployment would name. */
export interface IdentityProvider {
  /** What a deployment is told of it. */
  readonly parameters: Parameters;
  readonly users: readonly User[];
  readonly cdsClient: CdsClient;
  close(): Promise<void>;
}

const AUDIENCE = 'drg-sentinel';
const TOKEN_LIFETIME = '12h';

/**
 * Starts it on 127.0.0.1, with keys that survive restarts and new tokens for the users of `demo-users.json`.
 * @param options.port - 0 takes a free one
 */
export async function startIdentityProvider(options: {
  dataDir: string;
  port: number;
}): Promise<IdentityProvider> {
  const keys = await identityKeys(options.dataDir);
  const documents = new Map<string, object>();
  const server = createServer((request, response) => {
    const document = documents.get(request.url ?? '');
    response.writeHead(document ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(document ?? { error: 'not_found' }));
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  publish(documents, issuer, keys);
  const cdsClient = {
    issuer: `${issuer}/cds-client`,
    kid: keys.cdsClient.kid ?? '',
    key: keys.cdsClient,
  };
  const users = await Promise.all(
    usersSchema.parse(demoUsers).map(async (user) => ({
      ...user,
      token: await tokenFor(user, issuer, keys.provider),
    })),
  );
  return {
    parameters: parametersOf(issuer, cdsClient),
    users,
    cdsClient,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function publish(documents: Map<string, object>, issuer: string, keys: IdentityKeys): void {
  documents.set('/.well-known/openid-configuration', {
    issuer,
    jwks_uri: `${issuer}/jwks.json`,
    id_token_signing_alg_values_supported: [keys.provider.alg],
    subject_types_supported: ['public'],
  });
  documents.set('/jwks.json', { keys: [publicPart(keys.provider)] });
  documents.set('/cds-client/jwks.json', { keys: [publicPart(keys.cdsClient)] });
}

function parametersOf(issuer: string, cdsClient: CdsClient): Parameters {
  const users = { issuer, jwks: `${issuer}/jwks.json`, hospital: null, use: 'session', audience: AUDIENCE };
  const client = {
    issuer: cdsClient.issuer,
    jwks: `${cdsClient.issuer}/jwks.json`,
    hospital: demoUsers[0]?.hospital ?? null,
    use: 'once',
  };
  return {
    IdentityIssuer: issuer,
    IdentityAudience: AUDIENCE,
    CdsClients: JSON.stringify([users, client]),
  };
}

async function tokenFor(user: Omit<User, 'token'>, issuer: string, key: JWK): Promise<string> {
  const header = { alg: key.alg ?? '', kid: key.kid ?? '', typ: 'JWT' };
  return new SignJWT({ ...user })
    .setProtectedHeader(header)
    .setIssuer(issuer)
    .setAudience(AUDIENCE)
    .setSubject(user.name)
    .setIssuedAt()
    .setExpirationTime(TOKEN_LIFETIME)
    .sign(await importJWK(key));
}
