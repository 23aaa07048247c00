import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';

const timeoutMs = 2000;
const cooldownMs = 30_000;
const refreshMs = 600_000;
const forgetMs = 3_600_000;

/**
 * The public keys of a client, read ahead: as soon as the client is known, and again in the background every ten
 * minutes, so that hardly a call waits for them. Keys an hour old are trusted no more.
 */
export function clientKeys(jwks: string): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(new URL(jwks), {
    timeoutDuration: timeoutMs,
    cooldownDuration: cooldownMs,
    cacheMaxAge: forgetMs,
  });
  let readAt = 0;
  const readAhead = () => {
    readAt = Date.now();
    // Whoever needs them and finds none reads them himself, and hears why he cannot.
    keys.reload().catch(() => undefined);
  };
  readAhead();
  return (header, token) => {
    if (Date.now() - readAt >= refreshMs) readAhead();
    return keys(header, token);
  };
}
