import { apportion, claimOf } from '../shares/apportion.ts';
import { type CostBasis, type CostedStay, performedFen } from './cost-stay.ts';
import type { Overheads, StayKey } from './overheads.ts';
import type { DepartmentKeys } from './step-down.ts';

/** A stay with what it brought and what it cost; money in fen. */
export interface StayCost {
  readonly id: string;
  readonly department: string;
  readonly scheme: string;
  readonly group: string;
  readonly losDays: number;
  /** `null` where no payment is known. */
  readonly paymentFen: number | null;
  /** Billed, by how its cost is known. */
  readonly revenueFen: Readonly<Record<CostBasis, number>>;
  /** Cost by how it is known; of activities, that of the activities. */
  readonly directFen: Readonly<Record<Exclude<CostBasis, 'none'>, number>>;
  /** Whether the cost of everything that was billed is known. */
  readonly isWhole: boolean;
  /** Its share of its department's overheads. */
  readonly overheadFen: number;
}

/** What an audit says of a stay, as far as costing asks. */
export interface PaidStay {
  readonly setl_id: string;
  readonly department: string;
  readonly paid: { readonly scheme: string; readonly group: string };
  readonly los_days: number;
  readonly payment_fen: number | null;
}

/** The stay before any overhead came to it. */
export function stayCostOf(result: PaidStay, costed: CostedStay): StayCost {
  const revenueFen = { 'unit-cost': 0, activity: 0, ratio: 0, none: 0 };
  const directFen = { 'unit-cost': 0, activity: performedFen(costed), ratio: 0 };
  for (const { basis, revenueFen: billed, costFen } of costed.items) {
    revenueFen[basis] += billed;
    if (basis !== 'none') directFen[basis] += costFen ?? 0;
  }
  return {
    id: result.setl_id,
    department: result.department,
    scheme: result.paid.scheme,
    group: result.paid.group,
    losDays: result.los_days,
    paymentFen: result.payment_fen,
    revenueFen,
    directFen,
    isWhole: costed.items.every(({ basis, revenueFen: billed }) => basis !== 'none' || billed === 0),
    overheadFen: 0,
  };
}

/** All that was billed. */
export function billedFen({ revenueFen }: Pick<StayCost, 'revenueFen'>): number {
  return Object.values(revenueFen).reduce((sum, fen) => sum + fen, 0);
}

/** What is known of its cost. */
export function knownCostFen({ directFen, overheadFen }: StayCost): number {
  return Object.values(directFen).reduce((sum, fen) => sum + fen, overheadFen);
}

/** The full cost; `null` where the cost of something billed is not known. */
export function fullCostFen(stay: StayCost): number | null {
  return stay.isWhole ? knownCostFen(stay) : null;
}

/** Payment less full cost; `null` where one of them is not known. */
export function marginFen(stay: StayCost): number | null {
  const cost = fullCostFen(stay);
  return cost === null || stay.paymentFen === null ? null : stay.paymentFen - cost;
}

/** What the stays of each department come to, for the keys of overheads. */
export function keysByDepartment(stays: readonly StayCost[]): ReadonlyMap<string, DepartmentKeys> {
  const sums = new Map<string, Record<StayKey, number>>();
  for (const stay of stays) {
    const known = sums.get(stay.department) ?? { 'bed-days': 0, cases: 0, revenue: 0 };
    sums.set(stay.department, known);
    known['bed-days'] += stay.losDays;
    known.cases += 1;
    known.revenue += Math.max(0, billedFen(stay)) / 100;
  }
  return sums;
}

/** The stays with the overheads of their departments passed on to them to the fen, and what no stay could take. */
export function passToStays(
  stays: readonly StayCost[],
  departments: ReadonlyMap<string, number>,
  key: Overheads['toCases'],
): { readonly stays: readonly StayCost[]; readonly left: ReadonlyMap<string, number> } {
  const byDepartment = Map.groupBy(stays, ({ department }) => department);
  const left = new Map<string, number>();
  const shares = new Map<string, number>();
  for (const [department, amountFen] of departments) {
    const own = byDepartment.get(department) ?? [];
    const outcome = apportion(
      amountFen,
      own.map((stay) => ({ key: stay.id, claim: claimOf(keyOf(stay, key)) })),
    );
    if (!outcome.ok) continue;
    for (const [id, fen] of outcome.sharesFen) shares.set(id, fen);
    if (outcome.leftFen > 0) left.set(department, outcome.leftFen);
  }
  return { stays: stays.map((stay) => ({ ...stay, overheadFen: shares.get(stay.id) ?? 0 })), left };
}

function keyOf(stay: StayCost, key: StayKey): number {
  if (key === 'bed-days') return stay.losDays;
  return key === 'cases' ? 1 : Math.max(0, billedFen(stay)) / 100;
}
