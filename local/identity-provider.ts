import type { JWK } from 'jose';
import { type DemoUser, demoUsers } from './demo-users.ts';
import { type IdentityKeys, identityKeys, publicPart } from './identity-keys.ts';
import { listenFetch } from './listen-fetch.ts';
import type { Parameters } from './resolve-intrinsics.ts';
import { signInApp } from './sign-in/sign-in-app.ts';
import { type SignToken, tokenSigner } from './sign-token.ts';

/** Someone who may use the local stack, by the bearer token given. */
export type User = DemoUser & { readonly token: string };

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

/**
 * Starts it on 127.0.0.1, with keys that survive restarts and new tokens for the users of `demo-users.json`, who can
 * also sign in with a browser.
 * @param options.port - 0 takes a free one
 */
export async function startIdentityProvider(options: {
  dataDir: string;
  port: number;
}): Promise<IdentityProvider> {
  const keys = await identityKeys(options.dataDir);
  const signerOf = (issuer: string): SignToken => tokenSigner(issuer, AUDIENCE, keys.provider);
  const { endpoint: issuer, close } = await listenFetch(options.port, (endpoint) => {
    const documents = documentsOf(endpoint, keys);
    return signInApp({ clientId: AUDIENCE, sign: signerOf(endpoint), documents }).fetch;
  });
  const cdsClient = {
    issuer: `${issuer}/cds-client`,
    kid: keys.cdsClient.kid ?? '',
    key: keys.cdsClient,
  };
  const sign = signerOf(issuer);
  const users = await Promise.all(demoUsers.map(async (user) => ({ ...user, token: await sign(user, {}) })));
  return { parameters: parametersOf(issuer, cdsClient), users, cdsClient, close };
}

function documentsOf(issuer: string, keys: IdentityKeys): ReadonlyMap<string, object> {
  const discovery = {
    issuer,
    jwks_uri: `${issuer}/jwks.json`,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    end_session_endpoint: `${issuer}/logout`,
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['none'],
    scopes_supported: ['openid', 'profile'],
    id_token_signing_alg_values_supported: [keys.provider.alg],
    subject_types_supported: ['public'],
  };
  return new Map<string, object>([
    ['/.well-known/openid-configuration', discovery],
    ['/jwks.json', { keys: [publicPart(keys.provider)] }],
    ['/cds-client/jwks.json', { keys: [publicPart(keys.cdsClient)] }],
  ]);
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
