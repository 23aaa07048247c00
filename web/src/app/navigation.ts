import { alertsNavigation } from '../pages/alerts/navigation.ts';
import { batchesNavigation } from '../pages/batches/navigation.ts';
import { cockpitNavigation } from '../pages/cockpit/navigation.ts';
import { findingsNavigation } from '../pages/findings/navigation.ts';
import { knowledgeNavigation } from '../pages/knowledge/navigation.ts';
import { unitsNavigation } from '../pages/units/navigation.ts';
import type { NavigationEntry } from './area.ts';

/** Every page that somebody can go to, in the order in which they are offered. */
export const navigation: readonly NavigationEntry[] = [
  ...batchesNavigation,
  ...alertsNavigation,
  ...cockpitNavigation,
  ...unitsNavigation,
  ...findingsNavigation,
  ...knowledgeNavigation,
];
