import type { JourneyPlanter } from './journey-planter.ts';
import { dearYuan } from './low-cost.ts';
import { isUncomplicated, shorten, without } from './thin-stay.ts';

const ruleId = 'GZ10000204005000';

/** Whatever needs a hospital, and all drugs. */
const inpatientCare = without('05', '06', '08', '09', '10', '11');

/** Two days of tests and nothing else; or the same, come in as an emergency. */
export const lowStandardAdmissionPlanter: JourneyPlanter = {
  ruleId,
  occasions: ({ commonShare }) => Math.max(0.02, commonShare * 0.3),
  roomDays: 0,
  plant(_, { commonGroups }, first, kind) {
    const { outcome, archetype } = first;
    const isMedical = archetype.procedures.length === 0 && archetype.ageYears[0] >= 14 && !archetype.planned;
    if (!isMedical || !commonGroups.has(outcome.drg) || !isUncomplicated(first)) return null;
    // Where the group is dear, a thin bill is a low cost in a high group as well.
    if (outcome.medianCostYuan < 4000 || outcome.medianCostYuan >= dearYuan) return null;
    const admissionWay = kind === 'violation' ? '2' : '1';
    const thin = { ...shorten(first, 2), leavesOut: inpatientCare, dischargeWay: '1' };
    return [{ ...thin, admissionWay, planted: [{ ruleId, kind }] }];
  },
};
