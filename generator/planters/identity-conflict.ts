import { dayOfMinute } from '../local-time.ts';
import type { Person } from '../person.ts';
import { planNextStay } from '../plan-next-stay.ts';
import type { Random } from '../random.ts';
import type { JourneyPlanter } from './journey-planter.ts';
import { drawOtherIllness, isPlainStay } from './plain-stay.ts';

const ruleId = 'DS-IDENTITY-CONFLICT';

/** Weeks later somebody of another sex or age under the same number; or the same person again. */
export const identityConflictPlanter: JourneyPlanter = {
  ruleId,
  occasions: () => 0.5,
  roomDays: 100,
  plant(random, setting, first, kind) {
    if (!isPlainStay(first) || first.ageYears < 22 || first.ageYears > 70) return null;
    const day = dayOfMinute(first.dischargedAt) + random.int(40, 70);
    const person = kind === 'violation' ? somebodyElse(random, first.person) : first.person;
    const next = { ...first, person };
    const archetype = drawOtherIllness(random, setting, next, { day, taken: first.diagnoses });
    const second = archetype && planNextStay(random, setting, next, { archetype, admittedDay: day });
    if (!second) return null;
    return [
      { ...first, dischargeWay: '1' },
      { ...second, dischargeWay: '1', planted: [{ ruleId, kind }] },
    ];
  },
};

function somebodyElse(random: Random, person: Person): Person {
  if (random.chance(0.5)) return { ...person, sex: person.sex === 'male' ? 'female' : 'male' };
  return { ...person, bornOn: person.bornOn - random.int(1, 1500) };
}
