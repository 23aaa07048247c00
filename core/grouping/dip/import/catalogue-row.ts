import { type CoreStage, coreStages, type DipGroup, type DipReading } from '../catalogue.ts';
import type { CodeCell } from '../code-cell.ts';
import { readCodeCell } from '../parse-code-cell.ts';

/** A group of the catalogue with its cells read, to be held against others. */
export interface CatalogueRow {
  readonly code: string;
  readonly stage: CoreStage;
  /** Among all groups, in the order in which they are tried. */
  readonly order: number;
  readonly principal: CodeCell | null;
  readonly anyDiagnosis: CodeCell | null;
  readonly otherDiagnosis: CodeCell | null;
  readonly main: CodeCell | null;
  readonly related: CodeCell | null;
  readonly anyOperation: CodeCell | null;
  /** Takes cases that are treated conservatively and no others. */
  readonly isConservative: boolean;
  /** Operations that it asks, at most, by which the narrowest row is chosen. */
  readonly asked: number;
  readonly ageDaysUnder: number;
  readonly weight: { readonly from: number; readonly to: number } | null;
  readonly resistant: boolean | null;
}

/** The alternatives of a row that ask equally many operations, each a row: among several the narrowest is chosen by these. */
export function partsByAsked(row: CatalogueRow): readonly CatalogueRow[] {
  return bySize(row.main).flatMap((main) =>
    bySize(row.related).flatMap((related) =>
      bySize(row.anyOperation).map((anyOperation) => ({
        ...row,
        main,
        related,
        anyOperation,
        asked: breadthOf(main) + breadthOf(related) + breadthOf(anyOperation),
      })),
    ),
  );
}

function bySize(cell: CodeCell | null): readonly (CodeCell | null)[] {
  return cell === null ? [null] : [...Map.groupBy(cell, ({ length }) => length).values()];
}

/** The core groups in the order in which they are tried: stage by stage, row by row. */
export function catalogueRows(groups: readonly DipGroup[], reading: DipReading): readonly CatalogueRow[] {
  const inOrder = coreStages.flatMap((stage) => groups.filter((group) => group.stage === stage));
  return inOrder.map((group, order) => catalogueRow(group, order, reading));
}

/** @param order its place among all groups */
export function catalogueRow(
  group: DipGroup,
  order: number,
  { blankOperations, cells }: DipReading,
): CatalogueRow {
  const main = readCodeCell(group.main, 'proc', cells);
  const related = readCodeCell(group.related, 'proc', cells);
  const anyOperation = readCodeCell(group.anyOperation, 'proc', cells);
  const isBlank = main === null && related === null && anyOperation === null && group.stage !== 'early';
  return {
    code: group.code,
    stage: group.stage,
    order,
    principal: readCodeCell(group.principal, 'dx', cells),
    anyDiagnosis: readCodeCell(group.anyDiagnosis, 'dx', cells),
    otherDiagnosis: readCodeCell(group.otherDiagnosis, 'dx', cells),
    main,
    related,
    anyOperation,
    isConservative: isBlank && blankOperations === 'conservative',
    asked: breadthOf(main) + breadthOf(related) + breadthOf(anyOperation),
    ageDaysUnder: group.ageDaysUnder ?? Number.POSITIVE_INFINITY,
    weight: group.weightGrams ?? null,
    resistant: group.resistant ?? null,
  };
}

function breadthOf(cell: CodeCell | null): number {
  return cell === null ? 0 : Math.max(...cell.map((alternative) => alternative.length));
}
