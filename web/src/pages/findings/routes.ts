import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route.tsx';
import { searchOfPage } from '../../parts/search-of-page.ts';
import { findingsSearchOf } from './findings-search.ts';

const findingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/findings',
  validateSearch: searchOfPage(findingsSearchOf),
  component: lazyRouteComponent(() => import('./findings-page.tsx'), 'FindingsPage'),
});

const sampleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/findings/sample',
  validateSearch: searchOfPage(findingsSearchOf),
  staticData: { roles: ['office', 'auditor'] },
  component: lazyRouteComponent(() => import('./sample-page.tsx'), 'SamplePage'),
});

const findingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/findings/$findingId',
  component: lazyRouteComponent(() => import('./finding-page.tsx'), 'FindingPage'),
});

export const findingsRoutes = [findingsRoute, sampleRoute, findingRoute] as const;
