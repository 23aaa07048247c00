import type { BatchSetting } from '../batch-setting.ts';
import { dayOfMinute } from '../local-time.ts';
import { planNextStay } from '../plan-next-stay.ts';
import type { Random } from '../random.ts';
import type { StayPlan } from '../stay-plan.ts';

/** Back with the same principal diagnosis, not as an emergency; `null` where it would be after the last month. */
export function readmit(
  random: Random,
  setting: BatchSetting,
  first: StayPlan,
  gapDays: number,
  hospital = first.hospital,
): StayPlan | null {
  const admittedDay = dayOfMinute(first.dischargedAt) + gapDays;
  const second = planNextStay(random, setting, first, { archetype: first.archetype, admittedDay, hospital });
  const principal = first.diagnoses.slice(0, 1);
  return second && { ...second, diagnoses: [...principal, ...second.diagnoses.slice(1)], admissionWay: '2' };
}
