import type { NavigationEntry } from '../../app/area.ts';
import type { Role } from '../../session/caller.ts';

export const cockpitRoles: readonly Role[] = ['manager', 'office', 'auditor'];

export const cockpitNavigation: readonly NavigationEntry[] = [
  { path: '/cockpit', name: 'common:area.cockpit', roles: cockpitRoles },
];
