import * as z from 'zod';

/** What a client asks for when it sends somebody to sign in (OpenID Connect Core 3.1.2.1, with PKCE of RFC 7636). */
export interface AuthorizationRequest {
  readonly redirectUri: URL;
  readonly state?: string | undefined;
  readonly nonce?: string | undefined;
  readonly codeChallenge: string;
}

/** `page` where the caller cannot be trusted with an answer; otherwise he is sent back with the error. */
export type AuthorizationRefusal =
  | { readonly kind: 'page'; readonly reason: 'unknown-client' | 'foreign-redirect' }
  | { readonly kind: 'back'; readonly to: URL };

const questionSchema = z.object({
  response_type: z.literal('code'),
  scope: z.string().refine((scope) => scope.split(' ').includes('openid')),
  code_challenge: z.string().regex(/^[\w-]{43}$/),
  code_challenge_method: z.literal('S256'),
  response_mode: z.literal('query').optional(),
});

export function readAuthorizationRequest(
  query: Readonly<Record<string, string>>,
  clientId: string,
): AuthorizationRequest | AuthorizationRefusal {
  if (query['client_id'] !== clientId) return { kind: 'page', reason: 'unknown-client' };
  const redirectUri = loopbackUrl(query['redirect_uri']);
  if (!redirectUri) return { kind: 'page', reason: 'foreign-redirect' };
  const { state, nonce, prompt } = query;
  const refuse = (error: string) => ({
    kind: 'back' as const,
    to: backTo(redirectUri, { error, state }),
  });
  if (query['response_type'] !== 'code') return refuse('unsupported_response_type');
  const question = questionSchema.safeParse(query);
  if (!question.success) return refuse('invalid_request');
  // Nobody stays signed in here, so that nobody can be signed in without being asked.
  if (prompt?.split(' ').includes('none')) return refuse('login_required');
  return { redirectUri, state, nonce, codeChallenge: question.data.code_challenge };
}

/** `null` for whatever is not on this machine: the tokens of demo users are nobody else's business. */
export function loopbackUrl(text: string | undefined): URL | null {
  const url = URL.parse(text ?? '');
  const isHere =
    url &&
    ['http:', 'https:'].includes(url.protocol) &&
    ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname) &&
    url.username === '' &&
    url.hash === '';
  return isHere ? url : null;
}

/** What is not said is left out. */
export function backTo(url: URL, told: Readonly<Record<string, string | undefined>>): URL {
  const to = new URL(url);
  for (const [name, value] of Object.entries(told)) if (value !== undefined) to.searchParams.set(name, value);
  return to;
}
