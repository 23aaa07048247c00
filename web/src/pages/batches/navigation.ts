import type { NavigationEntry } from '../../app/area.ts';

export const batchesNavigation: readonly NavigationEntry[] = [];
