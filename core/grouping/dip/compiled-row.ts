import { coreStages, type DipCatalogue, type DipGroup } from './catalogue.ts';
import type { CellTable, CompiledCell } from './cell-table.ts';

/** What a row asks beyond what the principal diagnosis and the main operation alone can tell: bits of a mask. */
export const need = {
  /** Codes that the principal cell joins by `+`. */
  principal: 1,
  anyDiagnosis: 2,
  otherDiagnosis: 4,
  diagnoses: 7,
  main: 8,
  related: 16,
  anyOperation: 32,
  operations: 56,
  age: 64,
  weight: 128,
  resistance: 256,
  bounds: 448,
  conservative: 512,
} as const;

type Cells = 'principal' | 'anyDiagnosis' | 'otherDiagnosis' | 'main' | 'related' | 'anyOperation';

/** What a row asks that stands in no cell of codes. */
export type RowBounds = Pick<DipGroup, 'ageDaysUnder' | 'weightGrams' | 'resistant'>;

/** A row of the sheets, compiled; in form `combinations` one alternative of a group's sets. */
export interface CompiledRow extends Readonly<Record<Cells, CompiledCell | null>> {
  /** Place in the catalogue's list. */
  readonly place: number;
  readonly bounds: RowBounds;
  /** In form `combinations`: the alternative that this is. */
  readonly set?: string;
  /** Bits of `need`, without those of the principal and main cells. */
  readonly needs: number;
}

export interface CellTables {
  readonly dx: CellTable;
  readonly proc: CellTable;
}

/**
 * The rows in the order in which they are tried. Of form `combinations` it is the order among sets that all hold the
 * main operation, or all do not.
 */
export function compileRows({ header, groups }: DipCatalogue, tables: CellTables): readonly CompiledRow[] {
  const { reading, form } = header;
  if (form === 'combinations') return compileSets(groups, tables);
  // Newborns have no cell for operations that could be blank.
  const rows = groups.map((group, place) =>
    compileRow(group, place, tables, reading.blankOperations === 'conservative' && group.stage !== 'early'),
  );
  const stageOf = ({ place }: CompiledRow) => coreStages.indexOf(groups[place]?.stage ?? 'basic');
  const breadth = reading.rowChoice === 'narrowest' ? operationsAsked : () => 0;
  return rows.toSorted(
    (one, other) => stageOf(one) - stageOf(other) || breadth(other) - breadth(one) || one.place - other.place,
  );
}

/** The rows that mark primary-care cases. */
export function compileCareRows(
  { header, primaryCare }: DipCatalogue,
  tables: CellTables,
): readonly CompiledRow[] {
  const asksConservative = header.reading.blankOperations === 'conservative';
  return primaryCare.map((row, place) => compileRow(row, place, tables, asksConservative));
}

/** How many operations the row asks at most. */
function operationsAsked({ main, related, anyOperation }: CompiledRow): number {
  return [main, related, anyOperation].reduce((sum, cell) => sum + (cell?.breadth ?? 0), 0);
}

/** Of a combination nothing but its principal diagnosis and its sets is read. */
function compileSets(groups: readonly DipGroup[], tables: CellTables): readonly CompiledRow[] {
  const scoreOf = ({ place }: CompiledRow) => groups[place]?.score ?? 0;
  return groups
    .flatMap(({ principal, anyOperation = '' }, place) =>
      anyOperation
        .split(/[|｜]/)
        .map((set) => ({ ...compileRow({ principal, anyOperation: set }, place, tables, true), set })),
    )
    .toSorted(
      (one, other) =>
        operationsAsked(other) - operationsAsked(one) ||
        scoreOf(other) - scoreOf(one) ||
        one.place - other.place,
    );
}

function compileRow(
  row: Partial<Pick<DipGroup, Cells>> & RowBounds,
  place: number,
  { dx, proc }: CellTables,
  asksConservative: boolean,
): CompiledRow {
  const cells = {
    principal: dx.cellOf(row.principal),
    anyDiagnosis: dx.askedCellOf(row.anyDiagnosis),
    otherDiagnosis: dx.askedCellOf(row.otherDiagnosis),
    main: proc.cellOf(row.main),
    related: proc.askedCellOf(row.related),
    anyOperation: proc.askedCellOf(row.anyOperation),
  };
  const isBlank = !cells.main && !cells.related && !cells.anyOperation;
  const needs =
    (cells.anyDiagnosis ? need.anyDiagnosis : 0) |
    (cells.otherDiagnosis ? need.otherDiagnosis : 0) |
    (cells.related ? need.related : 0) |
    (cells.anyOperation ? need.anyOperation : 0) |
    (row.ageDaysUnder === undefined ? 0 : need.age) |
    (row.weightGrams === undefined ? 0 : need.weight) |
    (row.resistant === undefined ? 0 : need.resistance) |
    (asksConservative && isBlank ? need.conservative : 0);
  return { place, bounds: row, ...cells, needs };
}
