import type { BatchSetting } from '../batch-setting.ts';
import type { Random } from '../random.ts';
import type { Planting, StayPlan } from '../stay-plan.ts';

/**
 * Changes the course of a person's stays before any of them is billed: their diagnoses, dates, costs, or how
 * many there are. What the rule is to find, or must not find, is told in {@link StayPlan.planted}.
 */
export interface JourneyPlanter {
  readonly ruleId: string;
  /** Share of the batch's first stays that give an occasion, as far as it can be told beforehand; over 0. */
  readonly occasions: (setting: BatchSetting) => number;
  /** Days to keep free after the first stay. */
  readonly roomDays: number;
  /** The person's stays; `null` where the first one gives no occasion. */
  readonly plant: (
    random: Random,
    setting: BatchSetting,
    first: StayPlan,
    kind: Planting,
  ) => readonly StayPlan[] | null;
}
