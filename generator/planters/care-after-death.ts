import { dayOfMinute } from '../local-time.ts';
import { planVisit } from '../plan-visit.ts';
import type { JourneyPlanter } from './journey-planter.ts';
import { isPlainStay } from './plain-stay.ts';

const ruleId = 'DS-CARE-AFTER-DEATH';

/** `dscg_way`. */
const againstAdvice = '4';
const died = '5';

/** A visit or a purchase weeks after the person died; or on the day of death; or after one who only left. */
export const careAfterDeathPlanter: JourneyPlanter = {
  ruleId,
  occasions: () => 0.7,
  roomDays: 60,
  plant(random, _, first, kind) {
    if (!isPlainStay(first)) return null;
    const lastDay = dayOfMinute(first.dischargedAt);
    const lives = kind === 'near-miss' && random.chance(0.5);
    const day = kind === 'violation' || lives ? lastDay + random.int(10, 60) : lastDay;
    const careType = random.pick(['11', '41'] as const);
    const drugs = careType === '41';
    const bill = planVisit(random, first, { serial: 2, day, careType, items: [], drugs, costFen: 6000 });
    return [
      { ...first, dischargeWay: lives ? againstAdvice : died },
      { ...bill, planted: [{ ruleId, kind }] },
    ];
  },
};
