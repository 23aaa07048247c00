import type { IndexedRows } from './case-plan.ts';
import type { FactMemos } from './case-sheet.ts';
import type { DipCatalogue, DipGroup } from './catalogue.ts';
import { CellTable } from './cell-table.ts';
import { dxFactFinder, dxWord, procFactFinder, procWord } from './code-facts.ts';
import { CodeMarks } from './code-marks.ts';
import { type CompiledRow, compileCareRows, compileRows } from './compiled-row.ts';
import { ComprehensiveFinder } from './comprehensive-finder.ts';
import type { DipResult, ProcedureKinds } from './dip-grouper.ts';
import { groupedResults } from './dip-results.ts';
import { FactMemo } from './fact-memo.ts';
import { indexRows } from './row-index.ts';

/** A catalogue as a grouper uses it. */
export interface CatalogueProgram {
  readonly catalogue: DipCatalogue;
  readonly kinds: ProcedureKinds;
  readonly rows: IndexedRows;
  readonly care: IndexedRows;
  /** By rank of the row, each twice: an ordinary case, one of primary care. */
  readonly results: readonly DipResult[];
  readonly comprehensive: ComprehensiveFinder;
  readonly memos: FactMemos;
  /** Cases that are not younger are in no group that asks an age. */
  readonly days: number;
}

/** Compiles a catalogue into candidate lookups. Throws on a cell that is none. */
export function compileProgram(catalogue: DipCatalogue, kinds: ProcedureKinds): CatalogueProgram {
  const { form, reading } = catalogue.header;
  const tables = { dx: new CellTable('dx', reading.cells), proc: new CellTable('proc', reading.cells) };
  const isLedByOperation = form === 'rows';
  const indexed = (rows: readonly CompiledRow[]): IndexedRows => ({
    rows,
    index: indexRows(rows, tables.dx.anyAtom, isLedByOperation),
  });
  const rows = indexed(compileRows(catalogue, tables));
  const care = indexed(compileCareRows(catalogue, tables));
  const comprehensive = new ComprehensiveFinder(catalogue.comprehensive);
  const sources = { catalogue, tables, rows: rows.index, care: care.index, comprehensive, kinds };
  return {
    catalogue,
    kinds,
    rows,
    care,
    results: rows.rows.flatMap(({ place }) => coreResults(catalogue, place)),
    comprehensive,
    memos: {
      dx: new FactMemo(dxFactFinder(sources), dxWord),
      proc: new FactMemo(procFactFinder(sources), procWord),
      marks: { dx: marksFor(tables.dx), proc: marksFor(tables.proc) },
    },
    days: Math.max(0, ...catalogue.groups.map(({ ageDaysUnder = 0 }) => ageDaysUnder)),
  };
}

function marksFor({ cellCount, atomCount }: CellTable): CodeMarks {
  return new CodeMarks(cellCount, atomCount);
}

function coreResults({ groups }: DipCatalogue, place: number): readonly DipResult[] {
  const { code, stage, score, primaryCare } = groups[place] as DipGroup;
  return groupedResults({ code, stage, tier: 'core', treatment: null, score }, primaryCare === true);
}
