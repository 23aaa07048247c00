import type { NavigationEntry } from '../../app/area.ts';

export const unitsNavigation: readonly NavigationEntry[] = [];
