import type { NavigationEntry } from '../../app/area.ts';

export const findingsNavigation: readonly NavigationEntry[] = [];
