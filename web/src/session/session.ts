import { type User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { callerOf, type PortalCaller } from './caller.ts';
import type { PortalSettings } from './portal-settings.ts';

/** How somebody signs in and out, and what shows the API who he is. */
export interface Session {
  /** `null` before sign-in. */
  readonly caller: PortalCaller | null;
  /** Goes in the `Authorization` header. */
  readonly token: () => string | null;
  /** Leads to the provider and back to the page that was asked for. */
  readonly signIn: () => Promise<void>;
  readonly signOut: () => Promise<void>;
}

const signedInPath = '/signed-in';

/**
 * Authorization code with PKCE (RFC 7636). The tokens live as long as the tab: a shared ward computer forgets them
 * when it is closed.
 */
export async function openSession({ issuer, client_id }: PortalSettings): Promise<Session> {
  const manager = new UserManager({
    authority: issuer,
    client_id,
    redirect_uri: `${location.origin}${signedInPath}`,
    post_logout_redirect_uri: location.origin,
    response_type: 'code',
    scope: 'openid profile',
    automaticSilentRenew: false,
    userStore: new WebStorageStateStore({ store: sessionStorage }),
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
  });
  const user = location.pathname === signedInPath ? await comeBack(manager) : await manager.getUser();
  const known = user && !user.expired ? user : null;
  return {
    caller: known ? callerOf(known.profile) : null,
    token: () => known?.id_token ?? null,
    signIn: () => manager.signinRedirect({ state: location.pathname + location.search }),
    signOut: async () => {
      await manager.removeUser();
      // Cognito asks for two of its own names instead of those of the standard.
      const extraQueryParams = { client_id, logout_uri: location.origin };
      await manager.signoutRedirect({ id_token_hint: known?.id_token ?? '', extraQueryParams }).catch(() => {
        location.assign('/');
      });
    },
  };
}

/** From the provider; a link that was used before leads to sign-in again. */
async function comeBack(manager: UserManager): Promise<User | null> {
  const user = await manager.signinRedirectCallback().catch(() => null);
  const asked = typeof user?.state === 'string' && user.state.startsWith('/') ? user.state : '/';
  history.replaceState(null, '', asked === signedInPath ? '/' : asked);
  return user;
}
