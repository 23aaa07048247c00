import {
  decodeJwt,
  decodeProtectedHeader,
  errors,
  type JWTPayload,
  jwtVerify,
  type ProtectedHeaderParameters,
} from 'jose';
import * as z from 'zod';
import { clientKeys } from './client-keys.ts';

/** RSA and elliptic curve only: a key that is public can sign nothing. */
const algorithms = ['ES384', 'RS384'];
const lifetimeMaxSeconds = 300;
const clockToleranceSeconds = 30;

const isSafeUrl = (text: string) => {
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
};

const clientSchema = z
  .strictObject({
    /** `iss` of its tokens. */
    issuer: z.string().min(1),
    /** Where its public keys are. */
    jwks: z.url().refine(isSafeUrl, 'keys are fetched over https only'),
    /** `null`: its tokens name the hospital. */
    hospital: z.string().min(1).nullable(),
    /** A client signs a token for each call; an identity provider gives its users one for a session. */
    use: z.enum(['once', 'session']),
    /** `aud` of a session's tokens; those for one call are made out to the service itself. */
    audience: z.string().min(1).optional(),
  })
  .refine(({ use, audience }) => use === 'once' || audience !== undefined, 'a session needs an audience');

const clientsSchema = z
  .array(clientSchema)
  .refine((all) => new Set(all.map(({ issuer }) => issuer)).size === all.length, 'an issuer stands twice');

type CdsClient = z.infer<typeof clientSchema>;

/** A call whose caller is known. */
export interface TrustedCall {
  readonly issuer: string;
  /** On whose behalf it is made. */
  readonly hospital: string;
  /** A token for this one call, to be spent before anything is answered; `null` for a session's. */
  readonly once: OneTimeToken | null;
}

export interface OneTimeToken {
  readonly issuer: string;
  readonly jti: string;
  /** Seconds since the epoch, from when it is refused anyhow. */
  readonly expiresAt: number;
}

/** Why a caller is not trusted: for the log, not for the caller. */
export type Distrust =
  | 'no-token'
  | 'malformed'
  | 'unknown-issuer'
  | 'foreign-keys'
  | 'algorithm'
  | 'unknown-key'
  | 'keys-unavailable'
  | 'signature'
  | 'audience'
  | 'expired'
  | 'lifetime'
  | 'claims';

export type Trust =
  | { readonly ok: true; readonly call: TrustedCall }
  | { readonly ok: false; readonly why: Distrust; readonly wwwAuthenticate: string };

/**
 * Verifies the caller of a CDS service by the token it sends.
 * @param authorization the header, if there is one
 * @param audiences URLs of the endpoint called: the token must be made out to one of them
 */
export type ClientVerifier = (
  authorization: string | undefined,
  audiences: readonly string[],
  now: Date,
) => Promise<Trust>;

/** @param setting `CDS_CLIENTS`: the clients that are trusted, as JSON. Throws with every mistake in it. */
export function clientVerifier(setting: string): ClientVerifier {
  const parsed = clientsSchema.safeParse(JSON.parse(setting));
  if (!parsed.success) throw new Error(`CDS_CLIENTS: ${z.prettifyError(parsed.error)}`);
  const clients = new Map(
    parsed.data.map((client) => [client.issuer, { client, keys: clientKeys(client.jwks) }]),
  );
  return async (authorization, audiences, now) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return distrust(authorization ? 'malformed' : 'no-token');
    const claimed = readUnverified(token);
    const known = clients.get(claimed?.payload.iss ?? '');
    if (!claimed || !known) return distrust(claimed ? 'unknown-issuer' : 'malformed');
    const flaw = flawOfHeader(claimed.header, known.client);
    if (flaw) return distrust(flaw);
    try {
      const options = { ...expectationsOf(known.client, audiences), currentDate: now };
      const { payload } = await jwtVerify(token, known.keys, options);
      return trust(known.client, payload);
    } catch (error) {
      return distrust(reasonOf(error));
    }
  };
}

function readUnverified(token: string) {
  try {
    return { header: decodeProtectedHeader(token), payload: decodeJwt(token) };
  } catch {
    return null;
  }
}

/** Where the keys are is for us to say: a token may repeat it, not change it. */
function flawOfHeader(header: ProtectedHeaderParameters, client: CdsClient): Distrust | null {
  if (!algorithms.includes(header.alg ?? '')) return 'algorithm';
  if (header.jku !== undefined && header.jku !== client.jwks) return 'foreign-keys';
  if (!header.kid || header.jwk !== undefined || header.x5u !== undefined) return 'malformed';
  return null;
}

function expectationsOf({ issuer, use, audience = '' }: CdsClient, audiences: readonly string[]) {
  const common = { algorithms, issuer, clockTolerance: clockToleranceSeconds };
  if (use === 'session') return { ...common, audience, requiredClaims: ['exp', 'iat'] };
  return {
    ...common,
    audience: [...audiences],
    typ: 'JWT',
    requiredClaims: ['exp', 'iat', 'jti'],
    maxTokenAge: lifetimeMaxSeconds,
  };
}

function trust(client: CdsClient, payload: JWTPayload): Trust {
  const { issuer, use } = client;
  const hospital = client.hospital ?? payload['hospital'];
  if (typeof hospital !== 'string' || hospital === '') return distrust('claims');
  if (use === 'session') return { ok: true, call: { issuer, hospital, once: null } };
  const { exp = 0, iat = 0, jti } = payload;
  if (typeof jti !== 'string' || jti === '') return distrust('claims');
  if (exp - iat > lifetimeMaxSeconds) return distrust('lifetime');
  const expiresAt = Math.ceil(exp) + clockToleranceSeconds;
  return { ok: true, call: { issuer, hospital, once: { issuer, jti, expiresAt } } };
}

function reasonOf(error: unknown): Distrust {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) return error.claim === 'aud' ? 'audience' : 'claims';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature';
  if (error instanceof errors.JWKSNoMatchingKey) return 'unknown-key';
  if (error instanceof errors.JOSEAlgNotAllowed) return 'algorithm';
  if (error instanceof errors.JWTInvalid || error instanceof errors.JWSInvalid) return 'malformed';
  return 'keys-unavailable';
}

/** RFC 6750: whoever sent no token is told the scheme, and whoever sent a bad one that it is bad. */
function distrust(why: Distrust): Trust {
  const wwwAuthenticate = why === 'no-token' ? 'Bearer' : 'Bearer error="invalid_token"';
  return { ok: false, why, wwwAuthenticate };
}
