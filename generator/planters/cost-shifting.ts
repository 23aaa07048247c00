import type { JourneyPlanter } from './journey-planter.ts';
import { isUncomplicated, without } from './thin-stay.ts';

const ruleId = 'DS-COST-SHIFTING';

const drugs = without('09', '10', '11');

/** Above this share the drugs are most of what the stay costs, and without them it would be conspicuously cheap. */
const mostlyDrugs = 0.5;

/** A stay without a single drug; or with fluids alone. */
export const costShiftingPlanter: JourneyPlanter = {
  ruleId,
  occasions: () => 0.2,
  roomDays: 0,
  plant(_, { knowledge: { items } }, first, kind) {
    const profile = items.profiles[first.archetype.profile];
    if (!profile || profile.drugShare > mostlyDrugs || !profile.drugs.includes('fluids')) return null;
    if (first.losDays < 5 || !isUncomplicated(first) || first.diagnoses[0]?.startsWith('O80')) return null;
    const fluids = items.drugs['fluids'] ?? [];
    const leavesOut =
      kind === 'violation'
        ? drugs
        : (item: Parameters<typeof drugs>[0]) => drugs(item) && !fluids.includes(item.code);
    return [{ ...first, leavesOut, planted: [{ ruleId, kind }] }];
  },
};
