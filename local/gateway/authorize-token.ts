import { createRemoteJWKSet, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import * as z from 'zod';
import type { Claims } from './http-event.ts';
import type { JwtRules } from './read-http-api.ts';
import { rememberTokens } from './remember-tokens.ts';

/** An HTTP API's authorizer knows RSA only. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];

export type Authorization =
  | { readonly kind: 'allowed'; readonly claims: Claims | undefined }
  | { readonly kind: 'unauthorized' }
  /** The token is good and lacks the scope. */
  | { readonly kind: 'forbidden' };

/** Decides by the value of the `Authorization` header whether a request may pass. */
export type Authorizer = (header: string | undefined, scopes: readonly string[]) => Promise<Authorization>;

/**
 * A JWT authorizer: the issuer's keys are looked up by its discovery document when first needed, and again
 * when a token names one that is not known.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export function tokenAuthorizer({ issuer, audience }: JwtRules): Authorizer {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  const keysOfIssuer = () => {
    keys ??= discoverKeys(issuer).catch((error) => {
      keys = undefined;
      throw error;
    });
    return keys;
  };
  const options = { issuer, algorithms: ALGORITHMS, requiredClaims: ['exp'] };
  const verify = rememberTokens(
    async (token) => (await jwtVerify(token, await keysOfIssuer(), options)).payload,
  );
  return async (header = '', scopes) => {
    const payload = await verify(header.replace(/^bearer /i, '')).catch(() => undefined);
    if (!payload || !isMeantFor(payload, audience)) return { kind: 'unauthorized' };
    if (scopes.length > 0 && !scopesOf(payload).some((scope) => scopes.includes(scope))) {
      return { kind: 'forbidden' };
    }
    return { kind: 'allowed', claims: asStrings(payload) };
  };
}

const discoverySchema = z.object({ jwks_uri: z.url() });

async function discoverKeys(issuer: string): Promise<JWTVerifyGetKey> {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const { jwks_uri } = discoverySchema.parse(await answer.json());
  return createRemoteJWKSet(new URL(jwks_uri), { cacheMaxAge: 2 * 60 * 60_000 });
}

/** By `aud`, or by `client_id` where there is no `aud`. */
function isMeantFor(payload: JWTPayload, audience: readonly string[]): boolean {
  const named = payload.aud ?? payload['client_id'];
  return [named].flat().some((name) => audience.includes(String(name)));
}

function scopesOf(payload: JWTPayload): string[] {
  const scope = payload['scope'] ?? payload['scp'] ?? [];
  return Array.isArray(scope) ? scope.map(String) : String(scope).split(' ');
}

/** The gateway hands every claim on as a text; a list as `[one two]`. */
function asStrings(payload: JWTPayload): Claims {
  const text = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(text).join(' ')}]`;
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, text(value)]));
}
