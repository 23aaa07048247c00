import type { CompiledCell } from './cell-table.ts';
import type { CompiledRow } from './compiled-row.ts';

/** Where a code leads: ranks of rows, ascending, by atom. */
type RanksByAtom = ReadonlyMap<number, readonly number[]>;

/** How the rows that may take a case are found from its codes. */
export interface RowIndex {
  /** From the principal diagnosis. */
  readonly byPrincipal: RanksByAtom;
  /** From the main operation, of rows for whatever principal diagnosis. */
  readonly byMain: RanksByAtom;
  /** From an operation at any position, of rows for whatever principal diagnosis and main operation. */
  readonly byOperation: RanksByAtom;
  /** Rows that no code leads to. */
  readonly always: readonly number[];
}

/**
 * @param anyDx the atom that takes whatever diagnosis, if a cell has it
 * @param isLedByOperation whether an operation at any position leads to rows
 */
export function indexRows(
  rows: readonly CompiledRow[],
  anyDx: number | null,
  isLedByOperation: boolean,
): RowIndex {
  const byPrincipal = new Map<number, number[]>();
  const byMain = new Map<number, number[]>();
  const byOperation = new Map<number, number[]>();
  const always: number[] = [];
  for (const [rank, { principal, main, anyOperation }] of rows.entries()) {
    const isFree = !principal || (anyDx !== null && principal.singles.includes(anyDx));
    if (!isFree) enter(byPrincipal, everyAtom(principal), rank);
    else if (main) enter(byMain, everyAtom(main), rank);
    else if (anyOperation && isLedByOperation) enter(byOperation, oneOfEach(anyOperation), rank);
    else always.push(rank);
  }
  return { byPrincipal, byMain, byOperation, always };
}

/** The ranks that any of the atoms leads to, each once, ascending. */
export function ranksOf(index: RanksByAtom, atoms: readonly number[]): readonly number[] {
  const ranks = atoms.flatMap((atom) => index.get(atom) ?? []);
  return ranks.length < 2 ? ranks : [...new Set(ranks)].toSorted((one, other) => one - other);
}

function enter(index: Map<number, number[]>, atoms: readonly number[], rank: number): void {
  for (const atom of new Set(atoms)) {
    const ranks = index.get(atom);
    if (ranks) ranks.push(rank);
    else index.set(atom, [rank]);
  }
}

/** Whichever of joined codes stands first in the case may lead. */
function everyAtom({ singles, compounds }: CompiledCell): readonly number[] {
  return [...singles, ...compounds.flat()];
}

/** Of joined codes all have to be there, so that one is enough to be led by. */
function oneOfEach({ singles, compounds }: CompiledCell): readonly number[] {
  return [...singles, ...compounds.map(([first]) => first as number)];
}
