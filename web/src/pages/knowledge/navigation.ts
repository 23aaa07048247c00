import type { NavigationEntry } from '../../app/area.ts';

export const knowledgeNavigation: readonly NavigationEntry[] = [
  { path: '/knowledge', name: 'common:area.knowledge', roles: ['office', 'auditor', 'manager'] },
];
