import { createRootRoute, createRoute, redirect } from '@tanstack/react-router';
import type { Role } from '../session/caller.ts';
import { NotThere } from './not-there.tsx';
import { Shell } from './shell.tsx';

/** What a route says of itself. */
declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Whose page it is; for others there is none. The server refuses whatever it would ask for. @default everybody's */
    roles?: readonly Role[];
  }
}

export const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NotThere });

const homeOf: Readonly<Record<Role, string>> = {
  office: '/batches',
  auditor: '/findings',
  clinician: '/alerts',
  manager: '/cockpit',
};

/** Leads everybody to the page he has come for. */
export const homeRoute = (role: Role) =>
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: homeOf[role], replace: true });
    },
  });
