import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route.tsx';
import { isPeriod, type Period } from '../../parts/period.ts';
import { searchOfPage } from '../../parts/search-of-page.ts';
import { searchText, searchWord } from '../../parts/search-text.ts';
import { type TableSearch, tableSearchOf } from '../../parts/table-search.ts';

type Search = Readonly<Record<string, unknown>>;

/** Where a page of a case or an alert looks, for who may look at more than his own hospital. */
export interface CaseSearch {
  readonly hospital?: string | undefined;
}

/** Of whose alerts, for who may look at more than his own hospital or department. */
export interface AlertsSearch extends TableSearch, CaseSearch {
  readonly department?: string | undefined;
}

const caseSearchOf = (search: Search): CaseSearch => ({ hospital: searchText(search['hospital']) });

const alertsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/alerts',
  validateSearch: searchOfPage(
    (search): AlertsSearch => ({
      ...tableSearchOf(search),
      ...caseSearchOf(search),
      department: searchText(search['department']),
    }),
  ),
  component: lazyRouteComponent(() => import('./alerts-page.tsx'), 'AlertsPage'),
});

const alertRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/alerts/$alertId',
  validateSearch: searchOfPage(caseSearchOf),
  component: lazyRouteComponent(() => import('./alert-page.tsx'), 'AlertPage'),
});

export const warningStates = ['unanswered', 'overridden', 'changed'] as const;

/** What of his warnings a clinician looks at. */
export interface WarningSearch extends TableSearch {
  readonly period?: Period | undefined;
  readonly state?: (typeof warningStates)[number] | undefined;
}

const warningsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/warnings',
  validateSearch: searchOfPage(
    (search): WarningSearch => ({
      ...tableSearchOf(search),
      ...periodOf(search),
      state: searchWord(warningStates, search['state']),
    }),
  ),
  staticData: { roles: ['clinician'] },
  component: lazyRouteComponent(() => import('./own-warnings-page.tsx'), 'OwnWarningsPage'),
});

/** Whose warnings are counted. */
export interface EffectSearch extends TableSearch {
  readonly period?: Period | undefined;
  readonly department?: string | undefined;
}

const effectRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/warnings/effect',
  validateSearch: searchOfPage(
    (search): EffectSearch => ({
      ...tableSearchOf(search),
      ...periodOf(search),
      department: searchText(search['department']),
    }),
  ),
  staticData: { roles: ['manager', 'office', 'auditor'] },
  component: lazyRouteComponent(() => import('./warning-effect-page.tsx'), 'WarningEffectPage'),
});

const caseRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases/$setlId',
  validateSearch: searchOfPage(caseSearchOf),
  component: lazyRouteComponent(() => import('./case-page.tsx'), 'CasePage'),
});

const orderCheckRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/order-check',
  staticData: { roles: ['clinician'] },
  component: lazyRouteComponent(() => import('./order-check-page.tsx'), 'OrderCheckPage'),
});

export const alertsRoutes = [
  alertsRoute,
  alertRoute,
  warningsRoute,
  effectRoute,
  caseRoute,
  orderCheckRoute,
] as const;

function periodOf(search: Search): { readonly period?: Period } {
  const period = searchText(search['period']);
  return isPeriod(period) ? { period } : {};
}
