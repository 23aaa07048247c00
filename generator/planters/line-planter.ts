import type { Bill, BillLine } from '../bill.ts';
import type { Random } from '../random.ts';
import type { StayPlan } from '../stay-plan.ts';

/**
 * Puts on a bill what one rule is to find, or what it must not find although it comes close. Both return
 * the lines concerned, or `null` where the stay gives no occasion; then the bill is untouched.
 */
export interface LinePlanter {
  readonly ruleId: string;
  /** The table of knowledge points that must be in force at discharge. */
  readonly tableId: string | null;
  /** How readily the planter is chosen for a stay; rare occasions weigh more. 0: none. */
  readonly occasion: (plan: StayPlan) => number;
  readonly violate: (random: Random, bill: Bill) => readonly BillLine[] | null;
  readonly comeClose: (random: Random, bill: Bill) => readonly BillLine[] | null;
}
