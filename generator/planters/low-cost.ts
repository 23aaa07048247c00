import type { Archetype } from '../archetype.ts';
import type { BatchSetting } from '../batch-setting.ts';
import { planInstead } from '../plan-instead.ts';
import { usualCostFen } from '../usual-cost.ts';
import type { JourneyPlanter } from './journey-planter.ts';
import { isUncomplicated, without } from './thin-stay.ts';

const ruleId = 'DS-LOW-COST';

/** Here the archetypes take their costs from the weights: {@link dearYuan} are a weight of 1. */
const region = '371300';

/** What a case costs in the middle from where its group counts as high. */
export const dearYuan = 8300;

/** A dear group for a stay that cost next to nothing; or less than half, which may happen. */
export const lowCostPlanter: JourneyPlanter = {
  ruleId,
  // Not more often, or what is planted would move the groups' medians.
  occasions: () => 1,
  roomDays: 30,
  plant(random, setting, first, kind) {
    if (first.hospital.region !== region) return null;
    const stay = planInstead(random, setting, first, (archetype) => isDear(archetype, setting));
    if (!stay || !isUncomplicated(stay)) return null;
    const cheap =
      kind === 'violation'
        ? { targetCostFen: 0, leavesOut: without('03', '04', '08') }
        : { targetCostFen: Math.round(usualCostFen(setting.knowledge.book, stay, stay.outcome) * 0.45) };
    return [{ ...stay, ...cheap, dischargeWay: '1', planted: [{ ruleId, kind }] }];
  },
};

/** An operation whose uncomplicated cases are many enough for a baseline. */
function isDear({ procedures, outcomes }: Archetype, { commonGroups }: BatchSetting): boolean {
  return (
    procedures.length > 0 &&
    outcomes.every(({ medianCostYuan }) => medianCostYuan >= dearYuan) &&
    outcomes.some(({ drg, oneOf }) => oneOf.length === 0 && commonGroups.has(drg))
  );
}
