import { type BatchSetting, firstDischargeDay } from '../batch-setting.ts';
import { dayOfMinute } from '../local-time.ts';
import { planVisit } from '../plan-visit.ts';
import type { Random } from '../random.ts';
import type { Planting, StayPlan } from '../stay-plan.ts';
import type { JourneyPlanter } from './journey-planter.ts';
import { drawOtherHospital } from './other-hospital.ts';
import { isPlainStay } from './plain-stay.ts';

const ruleId = 'DS-COSTS-MOVED-OUT';

/** A week before and after a stay, outpatient bills of the hospital belong to it. */
const windowDays = 7;

/** Of the cost of the stay: far above the threshold of a fifth, and far below. */
const muchShare = 0.5;
const littleShare = 0.05;

/** A dear outpatient bill shortly before or after a stay; or a cheap one, a later one, one of another hospital. */
export const costsMovedOutPlanter: JourneyPlanter = {
  ruleId,
  occasions: () => 0.7,
  roomDays: 20,
  plant(random, setting, first, kind) {
    if (!isPlainStay(first) || dayOfMinute(first.admittedAt) < firstDischargeDay + windowDays) return null;
    const stay = { ...first, dischargeWay: '1' };
    const variants = kind === 'violation' ? [movedBefore, movedAfter] : [little, tooLate, elsewhere];
    return random.pick(variants)(random, setting, stay, { ruleId, kind });
  },
};

type Variant = (
  random: Random,
  setting: BatchSetting,
  stay: StayPlan,
  planted: { readonly ruleId: string; readonly kind: Planting },
) => readonly StayPlan[] | null;

const movedBefore: Variant = (random, _, stay, planted) => [
  visit(random, stay, dayOfMinute(stay.admittedAt) - random.int(1, windowDays), muchShare),
  { ...stay, planted: [planted] },
];

const movedAfter: Variant = (random, _, stay, planted) => {
  const bill = visit(random, stay, dayOfMinute(stay.dischargedAt) + random.int(1, windowDays), muchShare);
  return [stay, { ...bill, planted: [planted] }];
};

const little: Variant = (random, _, stay, planted) => [
  visit(random, stay, dayOfMinute(stay.admittedAt) - random.int(1, windowDays), littleShare),
  { ...stay, planted: [planted] },
];

const tooLate: Variant = (random, _, stay, planted) => {
  const day = dayOfMinute(stay.dischargedAt) + windowDays + random.int(1, 5);
  return [stay, { ...visit(random, stay, day, muchShare), planted: [planted] }];
};

const elsewhere: Variant = (random, setting, stay, planted) => {
  const hospital = drawOtherHospital(random, setting, stay);
  if (hospital === null) return null;
  const bill = visit(random, stay, dayOfMinute(stay.admittedAt) - random.int(1, windowDays), muchShare);
  return [
    { ...bill, hospital },
    { ...stay, planted: [planted] },
  ];
};

function visit(random: Random, stay: StayPlan, day: number, share: number): StayPlan {
  const costFen = Math.round(stay.targetCostFen * share);
  return planVisit(random, stay, { serial: 2, day, careType: '11', items: [], drugs: true, costFen });
}
