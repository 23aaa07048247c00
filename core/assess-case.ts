import type { HospitalLevel, SettlementList } from './claims/settlement-list.ts';
import type { GroupingResult } from './grouping/grouping-case.ts';
import { toGroupingCase } from './grouping/to-grouping-case.ts';
import type { CaseStatus } from './indicators/case-facts.ts';
import { type KnowledgeOfCases, knowledgeOf } from './knowledge.ts';
import { type Pricing, type PricingQuestion, priceCase } from './payment/price-case.ts';

/** Where a case went; an outpatient bill has no group. */
export type CaseGrouping = Omit<GroupingResult, 'status'> & { readonly status: CaseStatus };

/** The group that a case is paid by. */
export interface PaidGroup {
  readonly by: 'drg';
  /** What the group is of. */
  readonly scheme: string;
  readonly status: CaseStatus;
  /** `0000` in no group. */
  readonly group: string;
}

/** A case grouped and priced, before any rule has looked at it. */
export interface Assessment {
  readonly scheme: string;
  readonly tariff: string | null;
  readonly hospitalLevel: HospitalLevel | null;
  readonly grouping: CaseGrouping;
  readonly paid: PaidGroup;
  readonly pricing: Pricing;
}

const unpriced: Pricing = {
  method: 'no-standard',
  weightE4: null,
  standardFen: null,
  paymentFen: null,
  balanceFen: null,
  outlier: 'normal',
  exit: null,
  fundPaymentFen: null,
};

const ofNoGroup: CaseGrouping = { status: 'outpatient', mdc: '0000', adrg: '00', drg: '0000' };

/** A tariff may name a standard for cases in no group; one whose data are not fit for grouping has none. */
export function isPayable({ status }: GroupingResult): boolean {
  return status === 'grouped' || status === 'ambiguous' || status === 'ungroupable';
}

/** Groups a stay by the scheme of its region and prices it by the region's tariff; an outpatient bill, neither. */
export function assessCase(list: SettlementList, knowledge: KnowledgeOfCases): Assessment {
  const { grouper, tariff, hospitalLevel } = knowledgeOf(list, knowledge);
  const common = { scheme: grouper.scheme.id, hospitalLevel };
  if (list.care !== 'inpatient')
    return {
      ...common,
      tariff: null,
      grouping: ofNoGroup,
      paid: paidByDrg(common.scheme, ofNoGroup),
      pricing: unpriced,
    };
  const grouping = grouper.group(toGroupingCase(list));
  const question = toPricingQuestion(list, { grouping, hospitalLevel }, list.totalCostFen);
  return {
    ...common,
    tariff: tariff?.data.id ?? null,
    grouping,
    paid: paidByDrg(common.scheme, grouping),
    pricing: tariff && isPayable(grouping) ? priceCase(question, tariff) : unpriced,
  };
}

function paidByDrg(scheme: string, { status, drg }: CaseGrouping): PaidGroup {
  return { by: 'drg', scheme, status, group: drg };
}

/** The pricing of a grouped case as if it had cost so much (fen). */
export function priceAtCost(
  list: SettlementList,
  assessed: Pick<Assessment, 'grouping' | 'hospitalLevel'>,
  costFen: number,
  knowledge: KnowledgeOfCases,
): Pricing {
  const { tariff } = knowledgeOf(list, knowledge);
  return tariff ? priceCase(toPricingQuestion(list, assessed, costFen), tariff) : unpriced;
}

/** What the pricing of a case looks at. */
export function toPricingQuestion(
  list: SettlementList,
  { grouping, hospitalLevel }: Pick<Assessment, 'grouping' | 'hospitalLevel'>,
  costFen: number | null,
): PricingQuestion {
  const { hospital, insurance, stay } = list;
  return {
    hospital,
    drg: grouping.drg,
    hospitalLevel,
    insurance: insurance.type,
    department: stay.department,
    losDays: stay.losDays,
    daySurgery: stay.daySurgery,
    costFen,
    bill: billOf(list),
  };
}

function billOf({ totalCostFen, fundPayments }: SettlementList): PricingQuestion['bill'] {
  if (totalCostFen === null || fundPayments === null) return null;
  return { costFen: totalCostFen, fundFen: fundPayments.reduce((sum, { amountFen }) => sum + amountFen, 0) };
}
