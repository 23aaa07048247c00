import { createRouter } from '@tanstack/react-router';
import { alertsRoutes } from '../pages/alerts/routes.ts';
import { batchesRoutes } from '../pages/batches/routes.ts';
import { cockpitRoutes } from '../pages/cockpit/routes.ts';
import { findingsRoutes } from '../pages/findings/routes.ts';
import { knowledgeRoutes } from '../pages/knowledge/routes.ts';
import { unitsRoutes } from '../pages/units/routes.ts';
import type { Role } from '../session/caller.ts';
import { addressSearch } from './address-search.ts';
import { homeRoute, rootRoute } from './root-route.tsx';

/** The pages by their URLs. */
export function portalRouter(role: Role) {
  return createRouter({
    routeTree: rootRoute.addChildren([
      homeRoute(role),
      ...batchesRoutes,
      ...findingsRoutes,
      ...knowledgeRoutes,
      ...alertsRoutes,
      ...cockpitRoutes,
      ...unitsRoutes,
    ]),
    ...addressSearch,
    defaultPreload: 'intent',
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof portalRouter>;
  }
}
