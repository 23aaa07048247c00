import type { NavigationEntry } from '../../app/area.ts';

export const alertsNavigation: readonly NavigationEntry[] = [
  {
    path: '/alerts',
    name: 'nav.alerts',
    roles: ['clinician', 'manager', 'office', 'auditor'],
    badge: 'unread-alerts',
  },
  { path: '/order-check', name: 'nav.order-check', roles: ['clinician'] },
  { path: '/warnings', name: 'nav.overrides', roles: ['clinician'] },
  { path: '/warnings/effect', name: 'nav.warnings', roles: ['manager', 'office', 'auditor'] },
];
