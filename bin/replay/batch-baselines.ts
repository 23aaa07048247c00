import { assessCase, payingGroup } from '../../core/assess-case.ts';
import type { SettlementList } from '../../core/claims/settlement-list.ts';
import { baselinesOf } from '../../core/costs/baselines-of.ts';
import type { CostBaseline } from '../../core/costs/cost-baseline.ts';
import { addCost, emptyCostSketch } from '../../core/costs/cost-sketch.ts';
import { sumOfCosts } from '../../core/costs/cost-sum.ts';
import { preferBaselines } from '../../core/costs/prefer-baseline.ts';
import { type Knowledge, regionOf } from '../../core/knowledge.ts';
import { payingScheme, type Region, schemeInForce } from '../../core/payment/region-book.ts';
import type { KeptLists } from '../../platform/kept-lists.ts';
import type { BaselineStore } from '../../platform/table/baselines.ts';
import type { Batch } from '../../platform/table/batches.ts';

/**
 * What the groups of a batch cost under this knowledge, and in the region where that rests on more cases: as enrol finds
 * it out, of the lists that audit kept.
 */
export async function batchBaselines(
  { kept, baselines }: { kept: Pick<KeptLists, 'ofBatch'>; baselines: Pick<BaselineStore, 'read'> },
  { hospital, id, uploaded_at }: Pick<Batch, 'hospital' | 'id' | 'uploaded_at'>,
  knowledge: Knowledge,
): Promise<ReadonlyMap<string, CostBaseline>> {
  const costs = sumOfCosts();
  for await (const { list } of kept.ofBatch({ hospital, batch: id })) {
    const group = groupOrNull(list, knowledge);
    if (group !== null && list.totalCostFen !== null)
      costs.add([[group, addCost(emptyCostSketch, list.totalCostFen)]]);
  }
  const region = regionOf(hospital, knowledge);
  const scheme = schemeThatPays(knowledge, region, uploaded_at.slice(0, 10));
  return preferBaselines(baselinesOf(costs.byGroup()), await baselines.read(region.code, scheme));
}

/** A list that cannot be grouped for a defect of ours is told when it is audited. */
function groupOrNull(list: SettlementList, knowledge: Knowledge): string | null {
  try {
    return payingGroup(assessCase(list, knowledge));
  } catch {
    return null;
  }
}

function schemeThatPays({ chosen, dipTerms }: Knowledge, region: Region, day: string): string {
  const { scheme, tariff, catalogue, terms } = chosen;
  const ofTerms = terms === undefined ? undefined : dipTerms.get(terms)?.catalogue;
  const named = catalogue ?? ofTerms ?? scheme;
  if (named !== undefined) return named;
  return tariff === undefined ? payingScheme(region, day) : schemeInForce(region, day);
}
