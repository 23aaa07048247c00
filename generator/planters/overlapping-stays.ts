import type { Archetype } from '../archetype.ts';
import type { BatchSetting } from '../batch-setting.ts';
import { dayOfMinute } from '../local-time.ts';
import { planNextStay } from '../plan-next-stay.ts';
import type { JourneyPlanter } from './journey-planter.ts';
import { drawOtherHospital } from './other-hospital.ts';
import { drawOtherIllness, isPlainStay } from './plain-stay.ts';

const ruleId = 'DS-STAY-OVERLAP';

/** A second stay begins, here or elsewhere, before the first one ends; or on the day it ends. */
export const overlappingStaysPlanter: JourneyPlanter = {
  ruleId,
  occasions: () => 0.5,
  roomDays: 40,
  plant(random, setting, first, kind) {
    const [from, to] = [dayOfMinute(first.admittedAt), dayOfMinute(first.dischargedAt)];
    if (!isPlainStay(first) || to - from < 3) return null;
    const hospital = (random.chance(0.5) && drawOtherHospital(random, setting, first)) || first.hospital;
    const admittedDay = kind === 'violation' ? random.int(from + 1, to - 1) : to;
    const here = { person: first.person, hospital };
    const archetype = drawOtherIllness(random, setting, here, { day: admittedDay, taken: first.diagnoses });
    if (!archetype || (hospital !== first.hospital && shareImaging(first.archetype, archetype, setting)))
      return null;
    const second = planNextStay(random, setting, first, { archetype, admittedDay, hospital });
    if (!second) return null;
    return [
      { ...first, dischargeWay: kind === 'violation' ? '1' : '2' },
      { ...second, admissionWay: '3', dischargeWay: '1', planted: [{ ruleId, kind }] },
    ];
  },
};

/** Beginning of the codes of imaging. */
const imaging = '002';

/** Two hospitals that did the same imaging within days would be another rule's finding. */
function shareImaging(a: Archetype, b: Archetype, { knowledge: { items } }: BatchSetting): boolean {
  const done = new Set(items.profiles[a.profile]?.exams);
  return items.profiles[b.profile]?.exams.some((code) => code.startsWith(imaging) && done.has(code)) ?? false;
}
