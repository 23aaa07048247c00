import { dayOfMinute } from '../local-time.ts';
import type { StayPlan } from '../stay-plan.ts';
import type { JourneyPlanter } from './journey-planter.ts';
import { isUncomplicated, shorten } from './thin-stay.ts';

const ruleId = 'DS-BED-HANGING';

/** Bed, visits and nursing. */
const bedCategories = ['01', '02', '07'];

/** Three or four days of an empty bed; or two, which are all that a stay of three days has between its ends. */
export const bedHangingPlanter: JourneyPlanter = {
  ruleId,
  occasions: () => 0.4,
  roomDays: 0,
  plant(random, _, first, kind) {
    if (first.losDays < 8 || !isUncomplicated(first) || first.diagnoses[0]?.startsWith('F')) return null;
    const planted = [{ ruleId, kind }];
    if (kind === 'near-miss') {
      if (first.procedure !== null) return null;
      const short = shorten({ ...first, admissionWay: '1' }, 3);
      return [{ ...short, leavesOut: emptyBed(short, 1, 2), planted }];
    }
    return [{ ...first, leavesOut: emptyBed(first, 3, random.int(5, 6)), planted }];
  },
};

/** Nothing but the bed from one day of the stay to another, counted from the first as 0. */
function emptyBed({ admittedAt }: StayPlan, from: number, to: number): StayPlan['leavesOut'] {
  const firstDay = dayOfMinute(admittedAt);
  return ({ category }, day) =>
    day >= firstDay + from && day <= firstDay + to && !bedCategories.includes(category);
}
