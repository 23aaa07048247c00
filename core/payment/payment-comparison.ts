import type { Pricing } from './price-case.ts';

/** A stay under one of the two: its group, or its status where it has none. */
export interface PricedCase {
  readonly group: string;
  readonly pricing: Pricing;
}

/** All stays under one of the two. */
export interface PaymentTotals {
  /** With a payment; weights, costs and payments are of these. */
  readonly priced: number;
  readonly weight: number;
  readonly payment_fen: number;
  readonly cost_fen: number;
  readonly balance_fen: number;
  readonly high: number;
  readonly low: number;
}

/** Stays of a department or group that have a payment under both. */
export interface PaymentRow {
  readonly key: string;
  readonly cases: number;
  readonly cost_fen: number;
  readonly as_is_fen: number;
  readonly variant_fen: number;
  /** Variant less as it is. */
  readonly moved_fen: number;
}

/** Stays that went from one group, or side of the limits, to another. */
export interface PaymentChange<C> {
  readonly from: string;
  readonly to: string;
  readonly cases: number;
  /** Of those that have a payment under both. */
  readonly moved_fen: number;
  /** The first of them. */
  readonly examples: readonly C[];
}

export interface PaymentComparisonReport<C> {
  readonly cases: number;
  readonly as_is: PaymentTotals;
  readonly variant: PaymentTotals;
  /** Of stays that have a payment under both. */
  readonly moved: {
    readonly cases: number;
    readonly gained_fen: number;
    readonly lost_fen: number;
    readonly net_fen: number;
  };
  readonly newly_priced: number;
  readonly newly_unpriced: number;
  /** Where most money moves first; by group as it is. */
  readonly by_department: readonly PaymentRow[];
  readonly by_group: readonly PaymentRow[];
  readonly group_changes: readonly PaymentChange<C>[];
  readonly outlier_changes: readonly PaymentChange<C>[];
}

const examplesAChange = 5;

type Counts = { -readonly [Name in keyof PaymentTotals]: number };
type Row = { -readonly [Name in keyof PaymentRow]: PaymentRow[Name] };
type Change<C> = { -readonly [Name in keyof PaymentChange<C>]: PaymentChange<C>[Name] };

/** Compares, stay by stay, what is paid under two states of knowledge. All sums are exact. */
export class PaymentComparison<C> {
  #cases = 0;
  readonly #totals = { asIs: noTotals(), variant: noTotals() };
  readonly #moved = { cases: 0, gained_fen: 0, lost_fen: 0, net_fen: 0 };
  readonly #newly = { priced: 0, unpriced: 0 };
  readonly #departments = new Map<string, Row>();
  readonly #groups = new Map<string, Row>();
  readonly #groupChanges = new Map<string, Change<C>>();
  readonly #outlierChanges = new Map<string, Change<C>>();

  /** @param name by which a person finds the stay again */
  add(name: C, department: string, costFen: number | null, asIs: PricedCase, variant: PricedCase): void {
    this.#cases++;
    addTo(this.#totals.asIs, asIs.pricing, costFen);
    addTo(this.#totals.variant, variant.pricing, costFen);
    const [before, after] = [asIs.pricing.paymentFen, variant.pricing.paymentFen];
    if (before === null && after !== null) this.#newly.priced++;
    if (before !== null && after === null) this.#newly.unpriced++;
    const movedFen = before === null || after === null ? null : after - before;
    if (movedFen !== null && before !== null) {
      this.#moved.cases++;
      this.#moved.gained_fen += Math.max(0, movedFen);
      this.#moved.lost_fen += Math.max(0, -movedFen);
      this.#moved.net_fen += movedFen;
      for (const [rows, key] of [
        [this.#departments, department],
        [this.#groups, asIs.group],
      ] as const)
        addRow(rows, key, { costFen: costFen ?? 0, before, movedFen });
    }
    noteChange(this.#groupChanges, [asIs.group, variant.group], movedFen ?? 0, name);
    noteChange(this.#outlierChanges, [asIs.pricing.outlier, variant.pricing.outlier], movedFen ?? 0, name);
  }

  report(): PaymentComparisonReport<C> {
    return {
      cases: this.#cases,
      as_is: { ...this.#totals.asIs, weight: this.#totals.asIs.weight / 10_000 },
      variant: { ...this.#totals.variant, weight: this.#totals.variant.weight / 10_000 },
      moved: { ...this.#moved },
      newly_priced: this.#newly.priced,
      newly_unpriced: this.#newly.unpriced,
      by_department: [...this.#departments.values()].sort(mostMoney),
      by_group: [...this.#groups.values()].sort(mostMoney),
      group_changes: [...this.#groupChanges.values()].sort(mostCases),
      outlier_changes: [...this.#outlierChanges.values()].sort(mostCases),
    };
  }
}

/** Weights in ten-thousandths until they are told. */
function noTotals(): Counts {
  return { priced: 0, weight: 0, payment_fen: 0, cost_fen: 0, balance_fen: 0, high: 0, low: 0 };
}

function addTo(totals: Counts, { paymentFen, weightE4, outlier }: Pricing, costFen: number | null): void {
  if (paymentFen === null) return;
  totals.priced++;
  totals.weight += weightE4 ?? 0;
  totals.payment_fen += paymentFen;
  totals.cost_fen += costFen ?? 0;
  totals.balance_fen += costFen === null ? 0 : paymentFen - costFen;
  if (outlier !== 'normal') totals[outlier]++;
}

function addRow(
  rows: Map<string, Row>,
  key: string,
  {
    costFen,
    before,
    movedFen,
  }: { readonly costFen: number; readonly before: number; readonly movedFen: number },
): void {
  const row = rows.get(key) ?? { key, cases: 0, cost_fen: 0, as_is_fen: 0, variant_fen: 0, moved_fen: 0 };
  row.cases++;
  row.cost_fen += costFen;
  row.as_is_fen += before;
  row.variant_fen += before + movedFen;
  row.moved_fen += movedFen;
  rows.set(key, row);
}

function noteChange<C>(
  changes: Map<string, Change<C>>,
  [from, to]: readonly [string, string],
  movedFen: number,
  name: C,
): void {
  if (from === to) return;
  const known = changes.get(`${from} ${to}`) ?? { from, to, cases: 0, moved_fen: 0, examples: [] };
  known.cases++;
  known.moved_fen += movedFen;
  if (known.examples.length < examplesAChange) known.examples = [...known.examples, name];
  changes.set(`${from} ${to}`, known);
}

/** Equal ones by name, so that the same stays give the same report. */
function mostMoney(a: PaymentRow, b: PaymentRow): number {
  return Math.abs(b.moved_fen) - Math.abs(a.moved_fen) || (a.key < b.key ? -1 : 1);
}

function mostCases(a: PaymentChange<unknown>, b: PaymentChange<unknown>): number {
  return b.cases - a.cases || (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1);
}
