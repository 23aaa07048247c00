import type { NavigationEntry } from '../../app/area.ts';

export const findingsNavigation: readonly NavigationEntry[] = [
  {
    path: '/findings',
    name: 'common:area.findings',
    roles: ['office', 'auditor', 'manager', 'clinician'],
  },
];
