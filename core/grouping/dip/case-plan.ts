import type { CodeHits, CompiledCell } from './cell-table.ts';
import type { ProcFacts } from './code-facts.ts';
import { type CompiledRow, need } from './compiled-row.ts';
import type { RowIndex } from './row-index.ts';

/** A row that may take the case, and what is left to ask of it: bits of `need`. */
export interface PlanStep {
  readonly rank: number;
  readonly needs: number;
}

/** Rows of one list, with the way to those that may take a case. */
export interface IndexedRows {
  readonly rows: readonly CompiledRow[];
  readonly index: RowIndex;
}

/** Plans for rows in order: what neither code lets fit is left out. */
export function planRows(
  { rows, index }: IndexedRows,
  principal: CodeHits & { readonly rows: readonly number[] },
  main: (CodeHits & { readonly rows: readonly number[] }) | null,
): readonly PlanStep[] {
  const ranks = [...principal.rows, ...(main?.rows ?? []), ...index.always];
  const steps: PlanStep[] = [];
  for (const rank of ranks.toSorted((one, other) => one - other)) {
    const needs = needsOf(rows[rank] as CompiledRow, principal, main);
    if (needs === null) continue;
    steps.push({ rank, needs });
    if (needs === 0) break;
  }
  return steps;
}

/**
 * Of the sets of equally close principal diagnoses those that hold the main operation go first; else the order is that
 * of the rows.
 */
export function preferMain(
  steps: readonly PlanStep[],
  rows: readonly CompiledRow[],
  main: ProcFacts | null,
): readonly PlanStep[] {
  const merit = ({ rank }: PlanStep) => {
    const { anyOperation: set, principalSize } = rows[rank] as CompiledRow;
    return 2 * principalSize + (main !== null && set && mayTake(set, main) ? 1 : 0);
  };
  return steps.toSorted((one, other) => merit(other) - merit(one));
}

/** `null` where the row cannot take a case of these two. */
function needsOf(row: CompiledRow, principal: CodeHits, main: CodeHits | null): number | null {
  const ofPrincipal = cellNeeds(row.principal, principal, need.principal);
  const ofMain = main ? cellNeeds(row.main, main, need.main) : row.main ? null : 0;
  return ofPrincipal === null || ofMain === null ? null : row.needs | ofPrincipal | ofMain;
}

function cellNeeds(cell: CompiledCell | null, hits: CodeHits, bit: number): number | null {
  if (!cell || hits.cells.includes(cell.id)) return 0;
  return mayTake(cell, hits) ? bit : null;
}

/** Whether the code is enough for the cell, or may be with others. */
function mayTake({ id, compounds }: CompiledCell, { atoms, cells }: CodeHits): boolean {
  return cells.includes(id) || compounds.some((parts) => parts.some((atom) => atoms.includes(atom)));
}
