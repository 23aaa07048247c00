import type { HospitalLevel, SettlementList } from './claims/settlement-list.ts';
import type { GroupingResult } from './grouping/grouping-case.ts';
import { toGroupingCase } from './grouping/to-grouping-case.ts';
import { type Knowledge, knowledgeOf } from './knowledge.ts';
import { type Pricing, priceCase } from './payment/price-case.ts';

/** A case grouped and priced, before any rule has looked at it. */
export interface Assessment {
  readonly scheme: string;
  readonly tariff: string | null;
  readonly hospitalLevel: HospitalLevel | null;
  readonly grouping: GroupingResult;
  readonly pricing: Pricing;
}

const unpriced: Pricing = {
  method: 'no-standard',
  weightE4: null,
  standardFen: null,
  paymentFen: null,
  balanceFen: null,
  outlier: 'normal',
};

/** A tariff may name a standard for cases in no group; one whose data are not fit for grouping has none. */
function isPayable({ status }: GroupingResult): boolean {
  return status === 'grouped' || status === 'ambiguous' || status === 'ungroupable';
}

/** Groups a case by the scheme of its region and prices it by the region's tariff. */
export function assessCase(list: SettlementList, knowledge: Knowledge): Assessment {
  const { grouper, tariff, hospitalLevel } = knowledgeOf(list, knowledge);
  const grouping = grouper.group(toGroupingCase(list));
  const question = {
    drg: grouping.drg,
    hospitalLevel,
    insurance: list.insurance.type,
    costFen: list.totalCostFen,
  };
  return {
    scheme: grouper.scheme.id,
    tariff: tariff?.data.id ?? null,
    hospitalLevel,
    grouping,
    pricing: tariff && isPayable(grouping) ? priceCase(question, tariff) : unpriced,
  };
}
