import type { CaseOutlook } from '../order-check.ts';

/** Where a stay stands, as an answer says it: ours, beside the interface. Money in yuan. */
export function outlookEntry(
  encounter: { readonly patn_id: string; readonly mdtrt_id: string },
  o: CaseOutlook,
) {
  return {
    ...encounter,
    paid_by: o.paidBy,
    scheme: o.scheme,
    status: o.status,
    group: o.group,
    title: o.title,
    weight: o.weightE4 === null ? null : o.weightE4 / 10_000,
    expected_payment: yuanOrNull(o.expectedPaymentFen),
    cost_so_far: yuanOrNull(o.costSoFarFen),
    ordered_now: yuan(o.orderedNowFen),
    days_so_far: o.daysSoFar,
    cost_per_day: yuanOrNull(o.costPerDayFen),
    left: yuanOrNull(o.leftFen),
    days_left_at_pace: o.daysLeftAtPace,
    projected_cost: yuanOrNull(o.projectedCostFen),
    usual: o.usual && { cost: yuan(o.usual.costFen), cases: o.usual.cases },
    outlier: o.outlier,
  };
}

/** Money on the wire: yuan with two decimals. */
export function yuan(fen: number): number {
  return Math.round(fen) / 100;
}

function yuanOrNull(fen: number | null): number | null {
  return fen === null ? null : yuan(fen);
}
