import { assessDip, type DipAssessment, isScored, toDipQuestion } from './assess-dip.ts';
import type { PaidBy } from './claims/paid-by.ts';
import type { HospitalLevel, SettlementList } from './claims/settlement-list.ts';
import type { GroupingResult } from './grouping/grouping-case.ts';
import { toGroupingCase } from './grouping/to-grouping-case.ts';
import type { CaseStatus } from './indicators/case-facts.ts';
import { type CaseDip, type KnowledgeOfCases, knowledgeOf } from './knowledge.ts';
import { priceDipCase } from './payment/dip/price-dip-case.ts';
import { type Pricing, type PricingQuestion, priceCase } from './payment/price-case.ts';

/** Where a case went; an outpatient bill has no group. */
export type CaseGrouping = Omit<GroupingResult, 'status'> & { readonly status: CaseStatus };

/** The group that a case is paid by. */
export interface PaidGroup {
  readonly by: PaidBy;
  /** The DRG scheme or DIP catalogue that the group is of. */
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
  /** By the DRG tariff, also where the region pays by DIP. */
  readonly drgPricing: Pricing;
  /** `null` of an outpatient bill, and where the region groups by no DIP catalogue. */
  readonly dip: DipAssessment | null;
  readonly paid: PaidGroup;
  /** By what pays. */
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

/** The group by which a case is paid; `null` where it is in none. */
export function payingGroup({ paid }: Pick<Assessment, 'paid'>): string | null {
  return paid.status === 'grouped' ? paid.group : null;
}

const ofNoGroup: CaseGrouping = { status: 'outpatient', mdc: '0000', adrg: '00', drg: '0000' };

/** A tariff may name a standard for cases in no group; one whose data are not fit for grouping has none. */
export function isPayable({ status }: GroupingResult): boolean {
  return status === 'grouped' || status === 'ambiguous' || status === 'ungroupable';
}

/**
 * Groups a stay by the scheme of its region, and by its DIP catalogue where it has one, and prices it by the region's
 * tariff and terms; an outpatient bill, neither.
 */
export function assessCase(list: SettlementList, knowledge: KnowledgeOfCases): Assessment {
  const { grouper, tariff, hospitalLevel, dip, paidBy } = knowledgeOf(list, knowledge);
  const common = { scheme: grouper.scheme.id, hospitalLevel };
  if (list.care !== 'inpatient') return { ...common, ...unpaidVisit(common.scheme, dip, paidBy) };
  const given = toGroupingCase(list);
  const grouping = grouper.group(given);
  const question = toPricingQuestion(list, { grouping, hospitalLevel }, list.totalCostFen);
  const drgPricing = tariff && isPayable(grouping) ? priceCase(question, tariff) : unpriced;
  const dipped = dip && assessDip(list, given, question, dip);
  const paysDip = dipped !== null && paidBy === 'dip';
  return {
    ...common,
    tariff: tariff?.data.id ?? null,
    grouping,
    drgPricing,
    dip: dipped,
    paid: paysDip ? paidByDip(dipped) : paidByDrg(common.scheme, grouping),
    pricing: paysDip ? (dipped.pricing ?? unpriced) : drgPricing,
  };
}

function unpaidVisit(
  scheme: string,
  dip: CaseDip | null,
  by: PaidBy,
): Omit<Assessment, 'scheme' | 'hospitalLevel'> {
  const { status, drg: group } = ofNoGroup;
  const paid = { by, scheme: by === 'dip' && dip ? dip.grouper.catalogue.id : scheme, status, group };
  return { tariff: null, grouping: ofNoGroup, drgPricing: unpriced, dip: null, paid, pricing: unpriced };
}

function paidByDrg(scheme: string, { status, drg }: CaseGrouping): PaidGroup {
  return { by: 'drg', scheme, status, group: drg };
}

function paidByDip({ catalogue, result }: DipAssessment): PaidGroup {
  return { by: 'dip', scheme: catalogue, status: result.status, group: result.code };
}

/** The pricing of a grouped case, by what pays, as if it had cost so much (fen). */
export function priceAtCost(
  list: SettlementList,
  assessed: Assessment,
  costFen: number,
  knowledge: KnowledgeOfCases,
): Pricing {
  const { tariff, dip } = knowledgeOf(list, knowledge);
  const question = toPricingQuestion(list, assessed, costFen);
  if (assessed.paid.by === 'dip' && dip && assessed.dip)
    return dip.terms && isScored(assessed.dip.result)
      ? priceDipCase(toDipQuestion(question, assessed.dip.result, dip, list), dip.terms)
      : unpriced;
  return tariff ? priceCase(question, tariff) : unpriced;
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
