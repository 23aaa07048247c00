import type { NavigationEntry } from '../../app/area.ts';

export const cockpitNavigation: readonly NavigationEntry[] = [];
