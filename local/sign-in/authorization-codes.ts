import { randomBytes } from 'node:crypto';
import type { DemoUser } from '../demo-users.ts';
import type { AuthorizationRequest } from './authorization-request.ts';

/** Who has signed in, for which request. */
export interface Grant {
  readonly user: DemoUser;
  readonly request: AuthorizationRequest;
}

export interface AuthorizationCodes {
  issue(grant: Grant): string;
  /** `null` for a code that was taken before, is too old or was never issued. */
  take(code: string): Grant | null;
}

const LIFETIME_MS = 60_000;

/** Each is good once, for a minute; a restart forgets them. */
export function authorizationCodes(now: () => number = Date.now): AuthorizationCodes {
  const issued = new Map<string, Grant & { readonly until: number }>();
  return {
    issue: (grant) => {
      for (const [code, { until }] of issued) if (until <= now()) issued.delete(code);
      const code = randomBytes(32).toString('base64url');
      issued.set(code, { ...grant, until: now() + LIFETIME_MS });
      return code;
    },
    take: (code) => {
      const grant = issued.get(code);
      issued.delete(code);
      return grant && grant.until > now() ? grant : null;
    },
  };
}
