import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type SignToken, TOKEN_LIFETIME_SECONDS } from '../sign-token.ts';
import type { AuthorizationCodes, Grant } from './authorization-codes.ts';
import { loopbackUrl } from './authorization-request.ts';

const requestSchema = z.object({
  code: z.string(),
  client_id: z.string(),
  redirect_uri: z.string(),
  code_verifier: z.string().regex(/^[\w.~-]{43,128}$/),
});

export interface TokenAnswer {
  readonly status: 200 | 400 | 401;
  readonly body: Readonly<Record<string, string | number>>;
}

export interface TokenIssuer {
  readonly clientId: string;
  readonly codes: AuthorizationCodes;
  readonly sign: SignToken;
}

/** Tokens for a code, with the refusals of RFC 6749, 5.2. A code is spent by the first who brings it, right or wrong. */
export async function answerToken(
  form: Readonly<Record<string, unknown>>,
  { clientId, codes, sign }: TokenIssuer,
): Promise<TokenAnswer> {
  if (form['grant_type'] !== 'authorization_code') return refused('unsupported_grant_type');
  const asked = requestSchema.safeParse(form);
  if (!asked.success) return refused('invalid_request');
  if (asked.data.client_id !== clientId) return { status: 401, body: { error: 'invalid_client' } };
  const grant = codes.take(asked.data.code);
  if (!grant || !isHis(grant, asked.data)) return refused('invalid_grant');
  const { user, request } = grant;
  const [id_token, access_token] = await Promise.all([sign(user, { nonce: request.nonce }), sign(user, {})]);
  return {
    status: 200,
    body: {
      token_type: 'Bearer',
      expires_in: TOKEN_LIFETIME_SECONDS,
      scope: 'openid profile',
      id_token,
      access_token,
    },
  };
}

function isHis({ request }: Grant, asked: z.infer<typeof requestSchema>): boolean {
  const challenge = createHash('sha256').update(asked.code_verifier).digest('base64url');
  return (
    challenge === request.codeChallenge && loopbackUrl(asked.redirect_uri)?.href === request.redirectUri.href
  );
}

const refused = (error: string): TokenAnswer => ({ status: 400, body: { error } });
