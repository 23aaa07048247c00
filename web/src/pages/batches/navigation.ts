import type { NavigationEntry } from '../../app/area.ts';

export const batchesNavigation: readonly NavigationEntry[] = [
  { path: '/batches', name: 'common:area.batches', roles: ['office', 'auditor'] },
];
