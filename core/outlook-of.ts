import { type Assessment, type PaidGroup, payingGroup, priceAtCost } from './assess-case.ts';
import { daysBetween } from './claims/calendar-days.ts';
import type { SettlementList } from './claims/settlement-list.ts';
import type { CostBaseline } from './costs/cost-baseline.ts';
import type { KnowledgeOfCases } from './knowledge.ts';
import { costSoFarFen, orderedNowFen } from './orders/bill-so-far.ts';
import type { CaseOutlook, OrderQuestion } from './orders/order-check.ts';

/**
 * Where a stay stands: its group by what is known of it, what that pays at a normal cost, what it has cost and
 * where it will end at this pace. `null` for a visit.
 * @param list the encounter's `billSoFar`, which was assessed
 */
export function outlookOf(
  { encounter, askedAt }: OrderQuestion,
  list: SettlementList,
  assessment: Assessment,
  baselines: ReadonlyMap<string, CostBaseline>,
  knowledge: KnowledgeOfCases,
): CaseOutlook | null {
  if (list.care !== 'inpatient') return null;
  const { paid, pricing } = assessment;
  const { scheme } = paid;
  const group = payingGroup(assessment);
  const costFen = costSoFarFen(encounter);
  const pace = paceOf(costFen, list.stay.losDays);
  const leftFen = costFen === null || pricing.standardFen === null ? null : pricing.standardFen - costFen;
  return {
    paidBy: paid.by,
    scheme,
    status: paid.status,
    group,
    title: group === null ? null : titleOf(paid, knowledge),
    weightE4: pricing.weightE4,
    expectedPaymentFen: pricing.standardFen,
    costSoFarFen: costFen,
    orderedNowFen: orderedNowFen(encounter),
    daysSoFar: list.stay.losDays,
    costPerDayFen: pace === null ? null : Math.round(pace),
    leftFen,
    daysLeftAtPace: leftFen === null || !pace ? null : Math.max(0, Math.floor(leftFen / pace)),
    projectedCostFen: projectedFen(costFen, pace, askedAt, encounter.dischargedAt),
    usual: usualOf(group, baselines),
    outlier:
      costFen === null || pricing.standardFen === null
        ? null
        : priceAtCost(list, assessment, costFen, knowledge).outlier,
  };
}

function titleOf({ by, scheme, group }: PaidGroup, { grouperOf, dipGrouperOf }: KnowledgeOfCases) {
  return (by === 'dip' ? dipGrouperOf : grouperOf)(scheme).title(group);
}

/** Fen a day. */
function paceOf(costFen: number | null, days: number): number | null {
  return costFen === null ? null : costFen / days;
}

function projectedFen(
  costFen: number | null,
  pace: number | null,
  askedAt: string,
  dischargedAt: string | null,
): number | null {
  if (costFen === null || pace === null || dischargedAt === null) return null;
  return Math.round(costFen + pace * Math.max(0, daysBetween(askedAt, dischargedAt)));
}

function usualOf(group: string | null, baselines: ReadonlyMap<string, CostBaseline>): CaseOutlook['usual'] {
  const baseline = group === null ? undefined : baselines.get(group);
  return baseline ? { costFen: Math.round(Math.exp(baseline.medianLogCost)), cases: baseline.cases } : null;
}
