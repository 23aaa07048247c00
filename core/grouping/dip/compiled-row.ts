import { coreStages, type DipCatalogue, type DipGroup } from './catalogue.ts';
import type { CellTable, CompiledCell } from './cell-table.ts';
import { type CellPart, charactersNamed, codesAsked, splitCell } from './split-cell.ts';

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

/**
 * A row of the sheets, compiled. Where it matters how much an alternative asks, a group has a row for each size: in form
 * `combinations` for each of its sets, and of a `narrowest` choice for alternatives that ask equally many operations.
 */
export interface CompiledRow extends Readonly<Record<Cells, CompiledCell | null>> {
  /** Place in the catalogue's list. */
  readonly place: number;
  readonly bounds: RowBounds;
  /** The cells of a group that was cut, as far as they are this row's. */
  readonly part?: RowPart;
  /** In form `combinations`: how closely the principal diagnosis is named, in characters. */
  readonly principalSize: number;
  /** Bits of `need`, without those of the principal and main cells. */
  readonly needs: number;
}

/** Cells of a group, cut by the size of their alternatives. */
export type RowPart = Partial<Pick<DipGroup, 'principal' | 'main' | 'related' | 'anyOperation'>>;

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
  const asksConservative = ({ stage }: DipGroup) =>
    reading.blankOperations === 'conservative' && stage !== 'early';
  const cut = reading.rowChoice === 'narrowest' ? partsByOperations : () => [undefined];
  const rows = groups.flatMap((group, place) =>
    cut(group).map((part) => ({
      ...compileRow({ ...group, ...part }, place, tables, asksConservative(group)),
      ...(part && { part }),
    })),
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

/** The alternatives of a group by how many operations they ask; one part that is no part where all ask as many. */
function partsByOperations({ main, related, anyOperation }: DipGroup): readonly (RowPart | undefined)[] {
  const [ofMain, ofRelated, ofAny] = [main, related, anyOperation].map((cell) =>
    splitCell(cell, 'proc', codesAsked),
  ) as [readonly CellPart[], readonly CellPart[], readonly CellPart[]];
  if (ofMain.length * ofRelated.length * ofAny.length === 1) return [undefined];
  return ofMain.flatMap((one) =>
    ofRelated.flatMap((other) =>
      ofAny.map((any) => ({ main: one.text, related: other.text, anyOperation: any.text })),
    ),
  );
}

/** How many operations the row asks; where it was not cut, at most. */
function operationsAsked({ main, related, anyOperation }: CompiledRow): number {
  return [main, related, anyOperation].reduce((sum, cell) => sum + (cell?.breadth ?? 0), 0);
}

/** Of a combination nothing but its principal diagnosis and its sets is read; the closer one goes first. */
function compileSets(groups: readonly DipGroup[], tables: CellTables): readonly CompiledRow[] {
  const scoreOf = ({ place }: CompiledRow) => groups[place]?.score ?? 0;
  return groups
    .flatMap((group, place) =>
      splitCell(group.principal, 'dx', charactersNamed).flatMap(({ text: principal, size }) =>
        (group.anyOperation ?? '').split(/[|｜]/).map((anyOperation) => {
          const part = { principal, anyOperation };
          return { ...compileRow(part, place, tables, true), part, principalSize: size };
        }),
      ),
    )
    .toSorted(
      (one, other) =>
        other.principalSize - one.principalSize ||
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
  return { place, bounds: row, ...cells, needs, principalSize: 0 };
}
