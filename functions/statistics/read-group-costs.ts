import type { CostSketch } from '../../core/costs/cost-sketch.ts';
import { parseGroupKey } from '../../core/indicators/sheet.ts';
import { sheetOfColumns } from '../../core/indicators/sheet-of-columns.ts';
import { countOf } from '../../core/indicators/tally.ts';
import type { SheetStore } from '../../platform/table/sheets.ts';

/** What the cases of a region cost, by scheme and group. */
export async function readGroupCosts(
  sheets: SheetStore,
  region: string,
  from: string,
  until: string,
): Promise<ReadonlyMap<string, ReadonlyMap<string, CostSketch>>> {
  const costs = new Map<string, Map<string, CostSketch>>();
  const parts = await sheets.readSpan({ kind: 'region', region }, 'group', from, until);
  for (const [key, { tally, cost }] of sheetOfColumns('group', parts)) {
    // What stays cost that are in no group says nothing of any.
    if (countOf(tally, 'grouped') === 0) continue;
    const { scheme, group } = parseGroupKey(key);
    costs.set(scheme, (costs.get(scheme) ?? new Map<string, CostSketch>()).set(group, cost));
  }
  return costs;
}
