import type { NavigationEntry } from '../../app/area.ts';

const steering = ['manager', 'office', 'auditor'] as const;

export const unitsNavigation: readonly NavigationEntry[] = [
  { path: '/units', name: 'common:area.units', roles: steering },
  { path: '/reports', name: 'common:area.reports', roles: steering },
  { path: '/my-portrait', name: 'common:area.portrait', roles: ['clinician'], needs: 'doctor' },
];
