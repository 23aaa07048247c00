import { setTimeout as wait } from 'node:timers/promises';
import { openStack, type Stack } from '../../bin/endpoints.ts';
import type { IdentityProvider } from '../../local/identity-provider.ts';

/** The deployed stack, as its users and its command line reach it. */
export interface StackUnderTest {
  readonly stack: Stack;
  /** Asks the API, with the token of a user or with none. */
  readonly ask: (
    user: string | null,
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
  ) => Promise<Response>;
}

/**
 * @param emulator its address: names under `localhost` are not known everywhere, so APIs are called by path
 * @param apiUrl as the outputs have it
 */
export function stackUnderTest(
  endpointsFile: string,
  emulator: string,
  apiUrl: string,
  { users }: Pick<IdentityProvider, 'users'>,
): StackUnderTest {
  const [apiId = ''] = new URL(apiUrl).hostname.split('.');
  const base = `${emulator}/_aws/execute-api/${apiId}/$default`;
  return {
    stack: openStack(endpointsFile),
    ask: (user, method, path, body) => {
      const token = users.find(({ name }) => name === user)?.token;
      return fetch(`${base}${path}`, {
        method,
        headers: {
          ...(token && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
    },
  };
}

const patienceMs = 5 * 60_000;
const lookAgainMs = 500;

/** Asks again until there is something; throws after a while, saying what was waited for. */
export async function eventually<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await wait(lookAgainMs);
  }
}
