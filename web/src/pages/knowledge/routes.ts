import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route.tsx';
import { searchOfPage } from '../../parts/search-of-page.ts';
import { tableSearchOf } from '../../parts/table-search.ts';
import { changesSearchOf } from './changes-search.ts';
import { historySearchOf } from './history-search.ts';
import { schemesSearchOf } from './schemes-search.ts';

const readers = { roles: ['office', 'auditor', 'manager'] } as const;

const rulesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/knowledge',
  validateSearch: searchOfPage(tableSearchOf),
  staticData: readers,
  component: lazyRouteComponent(() => import('./rules-page.tsx'), 'RulesPage'),
});

const ruleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/knowledge/rules/$rule',
  staticData: readers,
  component: lazyRouteComponent(() => import('./rule-page.tsx'), 'RulePage'),
});

const schemesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/knowledge/schemes',
  validateSearch: searchOfPage(schemesSearchOf),
  staticData: readers,
  component: lazyRouteComponent(() => import('./schemes-page.tsx'), 'SchemesPage'),
});

const tariffsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/knowledge/tariffs',
  validateSearch: searchOfPage(tableSearchOf),
  staticData: readers,
  component: lazyRouteComponent(() => import('./tariffs-page.tsx'), 'TariffsPage'),
});

const historyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/knowledge/history',
  validateSearch: searchOfPage(historySearchOf),
  staticData: readers,
  component: lazyRouteComponent(() => import('./history-page.tsx'), 'HistoryPage'),
});

const changesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/knowledge/changes',
  validateSearch: searchOfPage(changesSearchOf),
  staticData: { roles: ['office'] },
  component: lazyRouteComponent(() => import('./changes-page.tsx'), 'ChangesPage'),
});

export const knowledgeRoutes = [
  rulesRoute,
  ruleRoute,
  schemesRoute,
  tariffsRoute,
  historyRoute,
  changesRoute,
] as const;
