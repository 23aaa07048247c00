import { type CostSketch, emptyCostSketch, mergeSketch } from '../../core/costs/cost-sketch.ts';
import { parseMixKey } from '../../core/indicators/mix-cell.ts';
import type { Hospital } from '../../core/payment/hospital-registry.ts';
import { stayRowOf } from '../../core/statistics/stay-rows.ts';
import type { StayRow } from '../../core/statistics/unit-stays.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { SummaryStore } from '../../platform/table/summaries.ts';

/** What the summaries of a region's hospitals hold for statistics. */
export interface RegionMix {
  readonly rows: readonly StayRow[];
  /** Distribution of cost by scheme and group. */
  readonly costs: ReadonlyMap<string, ReadonlyMap<string, CostSketch>>;
}

const readsAtOnce = 8;

/** Reads the mix of every hospital and month, a partition each. */
export async function readRegion(
  summaries: SummaryStore,
  hospitals: readonly Hospital[],
  months: readonly string[],
): Promise<RegionMix> {
  const wanted = hospitals.flatMap((hospital) => months.map((month) => ({ hospital, month })));
  const rows: StayRow[] = [];
  const costs = new Map<string, Map<string, CostSketch>>();
  await inParallel(wanted, readsAtOnce, async ({ hospital, month }) => {
    const at = { hospital: hospital.code, hospitalLevel: hospital.level, month };
    for (const [key, { tally, cost }] of await summaries.read(hospital.code, month, 'mix')) {
      rows.push(stayRowOf(at, key, tally));
      const { scheme, drg } = parseMixKey(key);
      const ofScheme = costs.get(scheme) ?? new Map<string, CostSketch>();
      costs.set(scheme, ofScheme.set(drg, mergeSketch(ofScheme.get(drg) ?? emptyCostSketch, cost)));
    }
  });
  return { rows, costs };
}
