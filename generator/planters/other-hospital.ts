import type { Hospital } from '../../core/payment/hospital-registry.ts';
import type { BatchSetting } from '../batch-setting.ts';
import type { Random } from '../random.ts';
import type { StayPlan } from '../stay-plan.ts';

/** Another hospital that treats what the stay is for; `null` where the batch has none. */
export function drawOtherHospital(
  random: Random,
  { hospitals }: BatchSetting,
  { hospital, archetype }: StayPlan,
): Hospital | null {
  const others = hospitals.filter(
    ({ code, level }) => code !== hospital.code && level >= archetype.minHospitalLevel,
  );
  return others.length > 0 ? random.pick(others) : null;
}
