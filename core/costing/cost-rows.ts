import { type ActivityList, activityFen } from './activity-lists.ts';
import type { CostBasis, CostedStay } from './cost-stay.ts';
import { billedFen, fullCostFen, knownCostFen, marginFen, type StayCost } from './stay-cost.ts';

/** What some stays brought and cost. The wire record of the tables. */
export interface CostRow {
  readonly cases: number;
  readonly revenue_fen: number;
  /** Share of what was billed whose cost is known by unit costs or activities; `null` where nothing was billed. */
  readonly coverage: number | null;
  /** Share of what was billed whose cost is taken from a declared ratio. */
  readonly ratio_share: number | null;
  readonly unit_cost_fen: number;
  readonly activity_fen: number;
  readonly ratio_fen: number;
  readonly overhead_fen: number;
  /** All of these: what is known of the cost. */
  readonly known_cost_fen: number;
  /** Stays whose full cost and payment are known, and these alone: payment less full cost. */
  readonly margin_cases: number;
  readonly margin_payment_fen: number;
  readonly margin_cost_fen: number;
  /** `null` where there is no such stay. */
  readonly margin_fen: number | null;
}

/** The row of some stays. */
export function costRow(stays: readonly StayCost[]): CostRow {
  const sum = (of: (stay: StayCost) => number) => stays.reduce((total, stay) => total + of(stay), 0);
  const revenue = sum(billedFen);
  const share = (part: number) => (revenue === 0 ? null : Math.round((part / revenue) * 10_000) / 10_000);
  const whole = stays.filter((stay) => marginFen(stay) !== null);
  const ofWhole = (of: (stay: StayCost) => number | null) =>
    whole.reduce((total, stay) => total + (of(stay) ?? 0), 0);
  return {
    cases: stays.length,
    revenue_fen: revenue,
    coverage: share(sum(({ revenueFen }) => revenueFen['unit-cost'] + revenueFen.activity)),
    ratio_share: share(sum(({ revenueFen }) => revenueFen.ratio)),
    unit_cost_fen: sum(({ directFen }) => directFen['unit-cost']),
    activity_fen: sum(({ directFen }) => directFen.activity),
    ratio_fen: sum(({ directFen }) => directFen.ratio),
    overhead_fen: sum(({ overheadFen }) => overheadFen),
    known_cost_fen: sum(knownCostFen),
    margin_cases: whole.length,
    margin_payment_fen: ofWhole(({ paymentFen }) => paymentFen),
    margin_cost_fen: ofWhole(fullCostFen),
    margin_fen: whole.length === 0 ? null : ofWhole(marginFen),
  };
}

/** What an item, or an activity, brought and cost over all stays. The wire record of the table. */
export interface ItemRow {
  /** Catalogue code; procedure and activity, parted by `/`. */
  readonly code: string;
  readonly name: string | null;
  readonly basis: CostBasis | 'performed';
  readonly stays: number;
  readonly quantity: number | null;
  /** `null` of an activity: it is not billed. */
  readonly revenue_fen: number | null;
  /** `null` where nobody knows. */
  readonly cost_fen: number | null;
  /** Billed less cost; `null` where one is not known, and of what activities cover. */
  readonly margin_fen: number | null;
}

type Sums = Omit<ItemRow, 'margin_fen'>;

/** Gathers the rows of items, each by how its cost is known. */
export class ItemRows {
  readonly #rows = new Map<string, Sums>();

  add({ items, performed }: CostedStay): void {
    for (const { code, name, basis, quantity, revenueFen: revenue_fen, costFen: cost_fen } of items)
      this.#add({ code, name, basis, stays: 1, quantity, revenue_fen, cost_fen });
    for (const list of performed) for (const row of activityRows(list)) this.#add(row);
  }

  /** The dearest first, then what brought most. */
  build(): readonly ItemRow[] {
    const dearest = [...this.#rows.values()].sort(
      (a, b) =>
        (b.cost_fen ?? 0) - (a.cost_fen ?? 0) ||
        (b.revenue_fen ?? 0) - (a.revenue_fen ?? 0) ||
        (a.code < b.code ? -1 : 1),
    );
    return dearest.map((row) => ({ ...row, margin_fen: marginOf(row) }));
  }

  #add(row: Sums): void {
    const key = `${row.basis} ${row.code}`;
    const known = this.#rows.get(key);
    this.#rows.set(key, known ? addRows(known, row) : row);
  }
}

function marginOf({ basis, revenue_fen, cost_fen }: Sums): number | null {
  return basis === 'activity' || revenue_fen === null || cost_fen === null ? null : revenue_fen - cost_fen;
}

function activityRows({ procedure, activities }: ActivityList): readonly Sums[] {
  return activities.map((activity) => ({
    code: `${procedure}/${activity.id}`,
    name: activity.title.zh,
    basis: 'performed',
    stays: 1,
    quantity: activity.quantity,
    revenue_fen: null,
    cost_fen: activityFen(activity),
  }));
}

function addRows(a: Sums, b: Sums): Sums {
  const sum = (one: number | null, other: number | null) =>
    one === null || other === null ? null : one + other;
  return {
    ...a,
    stays: a.stays + b.stays,
    quantity: sum(a.quantity, b.quantity),
    revenue_fen: sum(a.revenue_fen, b.revenue_fen),
    cost_fen: sum(a.cost_fen, b.cost_fen),
  };
}
