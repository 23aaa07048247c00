import type { JWTPayload } from 'jose';

/** How long API Gateway goes on with an issuer's keys before it asks for them again. */
const REMEMBERED_MS = 2 * 60 * 60_000;
const MOST_TOKENS = 1000;

/**
 * Verifies each token once: in the two hours after, its signature and issuer are taken as proven. Whether it
 * has expired is asked every time. What is refused is not remembered.
 */
export function rememberTokens(
  verify: (token: string) => Promise<JWTPayload>,
  now: () => number = Date.now,
): (token: string) => Promise<JWTPayload> {
  const proven = new Map<string, { readonly payload: JWTPayload; readonly untilMs: number }>();
  return async (token) => {
    const known = proven.get(token);
    if (known && now() < known.untilMs) return known.payload;
    proven.delete(token);
    const payload = await verify(token);
    if (proven.size >= MOST_TOKENS) proven.clear();
    const untilMs = Math.min(now() + REMEMBERED_MS, (payload.exp ?? 0) * 1000);
    proven.set(token, { payload, untilMs });
    return payload;
  };
}
