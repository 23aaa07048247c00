import type { BatchSetting } from '../batch-setting.ts';
import { dayOfMinute } from '../local-time.ts';
import { planNextStay } from '../plan-next-stay.ts';
import type { Random } from '../random.ts';
import type { StayPlan } from '../stay-plan.ts';
import type { JourneyPlanter } from './journey-planter.ts';
import { drawOtherIllness, isPlainStay } from './plain-stay.ts';

const ruleId = 'GZ10000204004000';

/** So many stays are in order within so many days. */
const most = 3;
const periodDays = 90;

/** A fourth stay in ninety days, each for another illness; or three; or the fourth after the ninety days. */
export const frequentStaysPlanter: JourneyPlanter = {
  ruleId,
  occasions: () => 0.4,
  roomDays: 110,
  plant(random, setting, first, kind) {
    if (!isPlainStay(first) || first.losDays > 20) return null;
    const stays = [{ ...first, dischargeWay: '1' }];
    while (stays.length < most) {
      const next = addStay(random, setting, stays, dayAfter(stays) + random.int(1, 5));
      if (!next) return null;
      stays.push(next);
    }
    const startOfFirst = dayOfMinute(first.admittedAt);
    const lastIn = startOfFirst + periodDays - 1;
    if (dayAfter(stays) + 1 > lastIn) return null;
    if (kind === 'near-miss' && random.chance(0.5)) return withLast(stays, kind);
    const day = kind === 'violation' ? random.int(dayAfter(stays) + 1, lastIn) : lastIn + random.int(1, 3);
    const last = addStay(random, setting, stays, day);
    return last && withLast([...stays, last], kind);
  },
};

function addStay(
  random: Random,
  setting: BatchSetting,
  stays: readonly StayPlan[],
  admittedDay: number,
): StayPlan | null {
  const before = stays.at(-1);
  if (!before) return null;
  const taken = stays.flatMap(({ diagnoses }) => diagnoses);
  const archetype = drawOtherIllness(random, setting, before, { day: admittedDay, taken });
  const next = archetype && planNextStay(random, setting, before, { archetype, admittedDay });
  return next && { ...next, dischargeWay: '1' };
}

/** The day of the last discharge. */
function dayAfter(stays: readonly StayPlan[]): number {
  return dayOfMinute(stays.at(-1)?.dischargedAt ?? 0);
}

function withLast(stays: readonly StayPlan[], kind: 'violation' | 'near-miss'): readonly StayPlan[] {
  return stays.map((stay, at) => (at === stays.length - 1 ? { ...stay, planted: [{ ruleId, kind }] } : stay));
}
