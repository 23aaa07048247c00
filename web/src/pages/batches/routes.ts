import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route.tsx';
import { searchOfPage } from '../../parts/search-of-page.ts';
import { batchesSearchOf, rejectedSearchOf } from './batch-search.ts';

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/batches',
  validateSearch: searchOfPage(batchesSearchOf),
  staticData: { roles: ['office', 'auditor'] },
  component: lazyRouteComponent(() => import('./batches-page.tsx'), 'BatchesPage'),
});

const one = createRoute({
  getParentRoute: () => rootRoute,
  path: '/batches/$batch',
  staticData: { roles: ['office', 'auditor'] },
  component: lazyRouteComponent(() => import('./batch-page.tsx'), 'BatchPage'),
});

const rejected = createRoute({
  getParentRoute: () => rootRoute,
  path: '/batches/$batch/rejected',
  validateSearch: searchOfPage(rejectedSearchOf),
  staticData: { roles: ['office'] },
  component: lazyRouteComponent(() => import('./rejected/rejected-page.tsx'), 'RejectedPage'),
});

export const batchesRoutes = [list, one, rejected] as const;
