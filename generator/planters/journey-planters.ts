import { codingSlipPlanters } from './coding-slips.ts';
import { costPlanter } from './cost.ts';
import type { JourneyPlanter } from './journey-planter.ts';
import { splitStayPlanter } from './split-stay.ts';

/** Every planter that works on the course of a stay rather than on its lines. */
export const journeyPlanters: readonly JourneyPlanter[] = [
  costPlanter,
  splitStayPlanter,
  ...codingSlipPlanters,
];
