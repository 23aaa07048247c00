import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importJWK, type JWK, SignJWT } from 'jose';
import { logDir, stack } from './outsider.ts';

const { provider } = JSON.parse(readFileSync(join(logDir, '..', 'identity-keys.json'), 'utf8')) as {
  readonly provider: JWK;
};

/** The issuer's own key, so that a test may be the issuer. */
export const issuerKey = provider;

const [demoToken] = stack.users.map(({ token }) => token);
const told = JSON.parse(Buffer.from(demoToken?.split('.')[1] ?? '', 'base64url').toString('utf8')) as {
  readonly iss: string;
  readonly aud: string;
};

/** Who gives out tokens for the stack, and to whom they are made out. */
export const issuer: string = told.iss;
export const audience: string = told.aud;

export interface TokenParts {
  /** `undefined` leaves a claim out. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly key?: JWK;
}

/** A sound token of the issuer for somebody with these claims, but for the parts. */
export async function signAs(
  user: Readonly<Record<string, unknown>>,
  { claims, header, key = provider }: TokenParts = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const payload = { iss: issuer, aud: audience, iat: now, exp: now + 3600, ...user, ...claims };
  return new SignJWT(JSON.parse(JSON.stringify(payload)))
    .setProtectedHeader({ alg: key.alg ?? '', kid: key.kid ?? '', typ: 'JWT', ...header })
    .sign(await importJWK(key));
}
