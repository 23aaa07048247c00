import { addCost, emptyCostSketch } from '../costs/cost-sketch.ts';
import type { CaseFacts } from './case-facts.ts';
import { measureCounts } from './case-measures.ts';
import type { Cell } from './cell.ts';
import { tallyOf } from './tally.ts';

/** Whose stays a cell of the mix holds, and of which group. */
export interface MixKey {
  readonly department: string;
  readonly doctor: string | null;
  readonly scheme: string;
  readonly drg: string;
}

/** `null` for a case that statistics take no notice of: in no group, or recorded before there were signs. */
export function mixKeyOf({ department, doctor, drg, signs, status }: CaseFacts): string | null {
  if (!signs || status !== 'grouped') return null;
  return JSON.stringify([department, doctor, signs.scheme, drg]);
}

/** Reads what {@link mixKeyOf} wrote. */
export function parseMixKey(key: string): MixKey {
  const [department, doctor, scheme, drg] = JSON.parse(key) as [string, string | null, string, string];
  return { department, doctor, scheme, drg };
}

/** The measures of a single stay, and its cost for the baseline of its group. */
export function mixCellOf(facts: CaseFacts): Cell {
  const cost = facts.costFen === null ? emptyCostSketch : addCost(emptyCostSketch, facts.costFen);
  return { tally: tallyOf(measureCounts(facts)), cost };
}
