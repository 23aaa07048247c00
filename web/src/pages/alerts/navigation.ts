import type { NavigationEntry } from '../../app/area.ts';

export const alertsNavigation: readonly NavigationEntry[] = [];
