import type { Archetype } from './archetype.ts';
import { archetypesAt, type BatchSetting, fitsPerson } from './batch-setting.ts';
import { dayOfMinute } from './local-time.ts';
import { planNextStay } from './plan-next-stay.ts';
import type { Random } from './random.ts';
import type { StayPlan } from './stay-plan.ts';

/** Another kind of stay instead of what the person came for, from the same day on; `null` where none fits. */
export function planInstead(
  random: Random,
  setting: BatchSetting,
  stay: StayPlan,
  suits: (archetype: Archetype) => boolean,
): StayPlan | null {
  const admittedDay = dayOfMinute(stay.admittedAt);
  const fitting = archetypesAt(stay.hospital, setting.knowledge).filter(
    (archetype) => suits(archetype) && fitsPerson(archetype, stay.person, admittedDay),
  );
  if (fitting.length === 0) return null;
  const other = planNextStay(random, setting, stay, { archetype: random.pick(fitting), admittedDay });
  return other && { ...other, id: stay.id };
}
