import type { JourneyPlanter } from './journey-planter.ts';
import { drawOtherHospital } from './other-hospital.ts';
import { isPlainStay } from './plain-stay.ts';
import { readmit } from './readmit.ts';

const ruleId = 'DS-READMISSION-30';

/** Within so many days a readmission looks like a split stay as well. */
const splitDays = 15;
const windowDays = 30;

/** Back for the same illness in the second half of a month; or later; or announced; or in another hospital. */
export const readmissionPlanter: JourneyPlanter = {
  ruleId,
  occasions: () => 0.5,
  roomDays: 75,
  plant(random, setting, stay, kind) {
    if (!isPlainStay(stay) || stay.archetype.procedures.length > 0) return null;
    const first = { ...stay, dischargeWay: '1' };
    const gapDays = random.int(splitDays + 1, windowDays);
    const back = () => readmit(random, setting, first, gapDays);
    const elsewhere = drawOtherHospital(random, setting, first);
    const nearMisses = [
      () => [first, readmit(random, setting, first, windowDays + random.int(1, 10))] as const,
      () => [{ ...first, plannedReadmission: true }, back()] as const,
      () => [first, elsewhere && readmit(random, setting, first, gapDays, elsewhere)] as const,
    ];
    const [before, after] = kind === 'violation' ? [first, back()] : random.pick(nearMisses)();
    return after && [before, { ...after, planted: [{ ruleId, kind }] }];
  },
};
