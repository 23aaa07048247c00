import type { Bill, BillLine } from '../bill.ts';
import { tableInForce } from '../charging-limits.ts';
import type { Random } from '../random.ts';
import type { Planting } from '../stay-plan.ts';
import type { LinePlanter } from './line-planter.ts';
import { linePlanters } from './line-planters.ts';

/** What was planted on a bill. */
export interface PlantedLines {
  readonly ruleId: string;
  readonly lines: readonly BillLine[];
}

/** Plants for the first rule, in an order of chance, that finds an occasion; `null` where none does. */
export function plantLines(random: Random, bill: Bill, kind: Planting): PlantedLines | null {
  for (const planter of orderByChance(random, bill)) {
    const lines = kind === 'violation' ? planter.violate(random, bill) : planter.comeClose(random, bill);
    if (lines) return { ruleId: planter.ruleId, lines };
  }
  return null;
}

/** Heavier planters tend to come first (Efraimidis and Spirakis: the largest of u to the power of 1/weight). */
function orderByChance(random: Random, bill: Bill): readonly LinePlanter[] {
  return linePlanters
    .filter((planter) => isInForce(planter, bill))
    .map((planter) => ({ planter, rank: random.next() ** (1 / planter.occasion(bill.plan)) }))
    .toSorted((a, b) => b.rank - a.rank)
    .map(({ planter }) => planter);
}

function isInForce({ tableId, occasion }: LinePlanter, { plan, knowledge, dischargeDate }: Bill): boolean {
  if (occasion(plan) === 0) return false;
  if (tableId === null) return true;
  return tableInForce(knowledge.limits, tableId, dischargeDate) !== undefined;
}
