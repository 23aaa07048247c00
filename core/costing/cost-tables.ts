import { type CostRow, costRow } from './cost-rows.ts';
import { fullCostFen, marginFen, type StayCost } from './stay-cost.ts';

/** The wire records of the tables. */
export type DepartmentRow = { readonly department: string } & CostRow;
export type GroupRow = { readonly scheme: string; readonly group: string } & CostRow;

/** A stay. The wire record of the table. */
export interface CaseRow {
  readonly setl_id: string;
  readonly department: string;
  readonly scheme: string;
  readonly group: string;
  readonly payment_fen: number | null;
  readonly revenue_fen: number;
  readonly coverage: number | null;
  readonly unit_cost_fen: number;
  readonly activity_fen: number;
  readonly ratio_fen: number;
  readonly overhead_fen: number;
  readonly known_cost_fen: number;
  /** `null` where the cost of something billed is not known. */
  readonly full_cost_fen: number | null;
  /** Payment less full cost. */
  readonly margin_fen: number | null;
}

/** A row a department, by code. */
export function departmentRows(stays: readonly StayCost[]): readonly DepartmentRow[] {
  return rowsBy(stays, ({ department }) => ({ department }));
}

/** A row a group, by scheme and code. */
export function groupRows(stays: readonly StayCost[]): readonly GroupRow[] {
  return rowsBy(stays, ({ scheme, group }) => ({ scheme, group }));
}

/** A row a stay. */
export function caseRows(stays: readonly StayCost[]): readonly CaseRow[] {
  return stays.map((stay) => {
    const { revenue_fen, coverage, unit_cost_fen, activity_fen, ratio_fen, overhead_fen, known_cost_fen } =
      costRow([stay]);
    return {
      setl_id: stay.id,
      department: stay.department,
      scheme: stay.scheme,
      group: stay.group,
      payment_fen: stay.paymentFen,
      ...{ revenue_fen, coverage, unit_cost_fen, activity_fen, ratio_fen, overhead_fen, known_cost_fen },
      full_cost_fen: fullCostFen(stay),
      margin_fen: marginFen(stay),
    };
  });
}

function rowsBy<Key extends object>(
  stays: readonly StayCost[],
  keyOf: (stay: StayCost) => Key,
): readonly (Key & CostRow)[] {
  const groups = Map.groupBy(stays, (stay) => JSON.stringify(keyOf(stay)));
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, some]) => ({ ...(JSON.parse(key) as Key), ...costRow(some) }));
}
