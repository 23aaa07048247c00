import { type BatchSetting, lastDischargeDay } from './batch-setting.ts';
import { drawOutcome, planStay, type StayFrame } from './plan-stay.ts';
import type { Random } from './random.ts';
import type { StayPlan } from './stay-plan.ts';

/** The person's next stay in the same hospital; `null` where it would end after the batch's last month. */
export function planNextStay(
  random: Random,
  { knowledge }: BatchSetting,
  before: StayPlan,
  change: Pick<StayFrame, 'archetype' | 'admittedDay'> & Partial<Pick<StayFrame, 'hospital'>>,
): StayPlan | null {
  const { outcome, losDays } = drawOutcome(random, change.archetype);
  if (change.admittedDay + losDays > lastDischargeDay) return null;
  const serial = Number(before.id.slice(-2)) + 1;
  const frame: StayFrame = {
    hospital: before.hospital,
    person: before.person,
    ...change,
    id: before.id.slice(0, -2) + String(serial).padStart(2, '0'),
    outcome,
    losDays,
    daySurgery: false,
  };
  return planStay(random, frame, knowledge);
}
