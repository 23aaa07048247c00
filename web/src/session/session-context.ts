import { createContext, useContext } from 'react';
import type { PortalCaller } from './caller.ts';
import type { Session } from './session.ts';

export interface SignedIn extends Session {
  readonly caller: PortalCaller;
  readonly liveUrl: string;
}

export const SessionContext = createContext<SignedIn | null>(null);

/** Throws outside of the signed-in part of the portal. */
export function useSession(): SignedIn {
  const session = useContext(SessionContext);
  if (!session) throw new Error('nobody is signed in');
  return session;
}
