import type { JourneyPlanter } from './journey-planter.ts';
import { isUncomplicated, without } from './thin-stay.ts';

const ruleId = 'DS-OPERATION-UNCHARGED';

/** An operation on the list that nobody charged for; or of which only the anaesthesia was charged. */
export const unchargedOperationPlanter: JourneyPlanter = {
  ruleId,
  occasions: () => 0.25,
  roomDays: 0,
  plant(_, { knowledge: { operations, items } }, first, kind) {
    const { procedure, archetype } = first;
    if (procedure === null || !operations.has(procedure) || !isUncomplicated(first)) return null;
    if (!items.anaesthesia[archetype.anaesthesia ?? '']) return null;
    const leavesOut =
      kind === 'violation'
        ? without('06')
        : ({ code }: { readonly code: string }) => archetype.operations.includes(code);
    return [{ ...first, leavesOut, planted: [{ ruleId, kind }] }];
  },
};
