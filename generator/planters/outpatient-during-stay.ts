import { firstDischargeDay } from '../batch-setting.ts';
import { dayOfMinute } from '../local-time.ts';
import { planVisit } from '../plan-visit.ts';
import type { JourneyPlanter } from './journey-planter.ts';
import { drawOtherHospital } from './other-hospital.ts';
import { isPlainStay } from './plain-stay.ts';

const ruleId = 'DS-OUTPATIENT-DURING-STAY';

/** An outpatient bill on a day in hospital; or on the first or last day; or a purchase at a pharmacy. */
export const outpatientDuringStayPlanter: JourneyPlanter = {
  ruleId,
  occasions: () => 0.6,
  roomDays: 0,
  plant(random, setting, first, kind) {
    const [from, to] = [dayOfMinute(first.admittedAt), dayOfMinute(first.dischargedAt)];
    if (!isPlainStay(first) || to - from < 3 || from < firstDischargeDay) return null;
    const hospital = (random.chance(0.5) && drawOtherHospital(random, setting, first)) || first.hospital;
    const inside = { day: random.int(from + 1, to - 1), careType: '11' } as const;
    const onTheEdge = { day: random.pick([from, to]), careType: '11' } as const;
    const purchase = { ...inside, careType: '41' } as const;
    const place = kind === 'violation' ? inside : random.pick([onTheEdge, purchase]);
    const drugs = place.careType === '41';
    const bill = planVisit(random, first, { serial: 2, hospital, ...place, items: [], drugs, costFen: 8000 });
    return [bill, { ...first, dischargeWay: '1', planted: [{ ruleId, kind }] }];
  },
};
