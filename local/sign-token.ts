import { importJWK, type JWK, SignJWT } from 'jose';
import type { DemoUser } from './demo-users.ts';

export const TOKEN_LIFETIME_SECONDS = 12 * 60 * 60;

/** A token that says who somebody is, with further claims; `undefined` leaves one out. */
export type SignToken = (user: DemoUser, claims: Readonly<Record<string, unknown>>) => Promise<string>;

export function tokenSigner(issuer: string, audience: string, key: JWK): SignToken {
  const header = { alg: key.alg ?? '', kid: key.kid ?? '', typ: 'JWT' };
  return async (user, claims) =>
    new SignJWT({ ...user, ...claims })
      .setProtectedHeader(header)
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(user.name)
      .setIssuedAt()
      .setExpirationTime(`${TOKEN_LIFETIME_SECONDS}s`)
      .sign(await importJWK(key));
}
