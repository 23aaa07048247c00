import type { KnownOfEncounter } from '../core/orders/order-check.ts';

/** What is known of an encounter where there is no table. */
export const nothingKnown: KnownOfEncounter = {
  history: null,
  shown: [],
  mutings: [],
  baselines: new Map(),
};
