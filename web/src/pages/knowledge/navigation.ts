import type { NavigationEntry } from '../../app/area.ts';

export const knowledgeNavigation: readonly NavigationEntry[] = [];
