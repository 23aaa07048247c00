import { paymentLimitFen } from '../payment-limit.ts';
import type { TopUp } from '../top-up.ts';
import type { JourneyPlanter } from './journey-planter.ts';
import { isUncomplicated } from './thin-stay.ts';

/** Here what a stay costs in the middle is well above the limit, and the limit well above what is thin. */
const region = '371300';

const nearMisses: readonly TopUp[] = ['repeated-tests', 'tests-the-day-before'];

/**
 * A stay just short of the limit up to which it is paid by its cost, brought past it by new tests on the last day;
 * or by tests that are no more than controls, or that may still have changed something.
 */
export const paymentBoundaryPlanter: JourneyPlanter = {
  ruleId: 'DS-PAYMENT-BOUNDARY',
  occasions: () => 0.3,
  roomDays: 0,
  plant(random, { knowledge }, first, kind) {
    const limitFen = paymentLimitFen(first, knowledge);
    if (first.hospital.region !== region || limitFen === null) return null;
    if (first.losDays < 5 || !isUncomplicated(first)) return null;
    const topUp = kind === 'violation' ? 'new-tests' : random.pick(nearMisses);
    const targetCostFen = Math.round(limitFen * 0.85);
    return [{ ...first, dischargeWay: '1', targetCostFen, planting: kind, topUp }];
  },
};
