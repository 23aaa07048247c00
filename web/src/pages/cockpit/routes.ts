import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route.tsx';
import { searchOfPage } from '../../parts/search-of-page.ts';
import {
  cockpitSearchOf,
  lampSearchOf,
  outlookSearchOf,
  planeSearchOf,
  violationSearchOf,
} from './cockpit-search.ts';
import { cockpitRoles as roles } from './navigation.ts';

const getParentRoute = () => rootRoute;
const staticData = { roles };

export const cockpitRoutes = [
  createRoute({
    getParentRoute,
    path: '/cockpit',
    validateSearch: searchOfPage(cockpitSearchOf),
    staticData,
    component: lazyRouteComponent(() => import('./overview-page.tsx'), 'OverviewPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/cockpit/lamp',
    validateSearch: searchOfPage(lampSearchOf),
    staticData,
    component: lazyRouteComponent(() => import('./lamp-page.tsx'), 'LampPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/cockpit/quadrants',
    validateSearch: searchOfPage(planeSearchOf),
    staticData,
    component: lazyRouteComponent(() => import('./quadrant-page.tsx'), 'QuadrantPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/cockpit/money',
    validateSearch: searchOfPage(cockpitSearchOf),
    staticData,
    component: lazyRouteComponent(() => import('./money-page.tsx'), 'MoneyPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/cockpit/violations',
    validateSearch: searchOfPage(violationSearchOf),
    staticData,
    component: lazyRouteComponent(() => import('./violation-page.tsx'), 'ViolationPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/cockpit/outlook',
    validateSearch: searchOfPage(outlookSearchOf),
    staticData,
    component: lazyRouteComponent(() => import('./outlook-page.tsx'), 'OutlookPage'),
  }),
] as const;
