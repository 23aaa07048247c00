import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route.tsx';
import { searchOfPage } from '../../parts/search-of-page.ts';
import { casesSearchOf, unitSearchOf, unitsSearchOf } from './units-search.ts';

const roles = ['manager', 'office', 'auditor'] as const;
const everybody = [...roles, 'clinician'] as const;

export const unitsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/units',
    validateSearch: searchOfPage(unitsSearchOf),
    staticData: { roles },
    component: lazyRouteComponent(() => import('./units-page.tsx'), 'UnitsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/units/cases',
    validateSearch: searchOfPage(casesSearchOf),
    staticData: { roles: everybody },
    component: lazyRouteComponent(() => import('./cases-page.tsx'), 'CasesPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/units/$kind/$key',
    validateSearch: searchOfPage(unitSearchOf),
    staticData: { roles: everybody },
    component: lazyRouteComponent(() => import('./unit-page.tsx'), 'UnitPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/my-portrait',
    validateSearch: searchOfPage(unitSearchOf),
    staticData: { roles: ['clinician'] },
    component: lazyRouteComponent(() => import('./my-portrait-page.tsx'), 'MyPortraitPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/reports',
    validateSearch: searchOfPage(unitSearchOf),
    staticData: { roles },
    component: lazyRouteComponent(() => import('./reports-page.tsx'), 'ReportsPage'),
  }),
] as const;
