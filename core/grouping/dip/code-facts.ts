import type { DipCatalogue, ExcludedOperation } from './catalogue.ts';
import type { CodeHits, CompiledCell } from './cell-table.ts';
import { categoryOf } from './code-cell.ts';
import type { CellTables } from './compiled-row.ts';
import type { ComprehensiveFinder } from './comprehensive-finder.ts';
import type { ProcedureKinds } from './dip-grouper.ts';
import { exclusionFinder } from './exclusion-finder.ts';
import { type RowIndex, ranksOf } from './row-index.ts';
import { type Treatment, treatments } from './treatment.ts';

/** All that the catalogue makes of a diagnosis. */
export interface DxFacts extends CodeHits {
  /** Ranks of rows it leads to as principal diagnosis. */
  readonly rows: readonly number[];
  readonly careRows: readonly number[];
  /** The entry of the excluded list that it stands for as principal diagnosis. */
  readonly excluded: string | null;
  /** Whether it is an ICD-10 code at all. */
  readonly isCode: boolean;
  readonly resistant: { readonly asPrincipal: boolean; readonly asOther: boolean };
  /** As {@link ComprehensiveFinder.classOf} says. */
  readonly comprehensive: number;
}

/** All that the catalogue makes of an operation. */
export interface ProcFacts extends CodeHits {
  /** Ranks of rows for whatever principal diagnosis that it leads to as main operation. */
  readonly rows: readonly number[];
  /** Ranks of rows that it leads to at any position. */
  readonly anywhere: readonly number[];
  readonly careRows: readonly number[];
  readonly excluded: (ExcludedOperation & { readonly unless: CompiledCell | null }) | null;
  /** Place of the class of treatment that it makes. */
  readonly treatment: number;
  /** Whether a case with it alone is treated conservatively. */
  readonly isConservative: boolean;
}

/** What grouping asks of a diagnosis first. */
export const dxBit = {
  /** No case with it as principal diagnosis is grouped. */
  ungroupable: 1,
  resistantPrincipal: 2,
  resistantOther: 4,
  /** What is above is the class of comprehensive groups. */
  classShift: 3,
} as const;

/** What grouping asks of an operation first. */
export const procBit = {
  /** One of four: places of treatments. */
  classes: 15,
  /** Not one with which a case is conservative. */
  active: 16,
  /** On the excluded list, ... */
  excluded: 32,
  /** ... but handing on to the next, ... */
  next: 64,
  /** ... but not beside every principal diagnosis. */
  unless: 128,
  anywhere: 256,
} as const;

export function dxWord({ isCode, excluded, resistant, comprehensive }: DxFacts): number {
  return (
    (isCode && excluded === null ? 0 : dxBit.ungroupable) |
    (resistant.asPrincipal ? dxBit.resistantPrincipal : 0) |
    (resistant.asOther ? dxBit.resistantOther : 0) |
    (comprehensive << dxBit.classShift)
  );
}

export function procWord({ treatment, isConservative, excluded, anywhere }: ProcFacts): number {
  return (
    (1 << treatment) |
    (isConservative ? 0 : procBit.active) |
    (excluded === null ? 0 : procBit.excluded) |
    (excluded?.effect === 'next' ? procBit.next : 0) |
    (excluded?.unless ? procBit.unless : 0) |
    (anywhere.length === 0 ? 0 : procBit.anywhere)
  );
}

export interface FactSources {
  readonly catalogue: DipCatalogue;
  readonly tables: CellTables;
  readonly rows: RowIndex;
  readonly care: RowIndex;
  readonly comprehensive: ComprehensiveFinder;
  readonly kinds: ProcedureKinds;
}

/** Finds the facts of diagnoses. Codes of which everything is the same get the same facts. */
export function dxFactFinder(sources: FactSources): (code: string) => DxFacts {
  const { catalogue, tables, rows, care, comprehensive } = sources;
  const excludedBy = exclusionFinder(catalogue.excludedPrincipals, catalogue.header.reading.exclusions);
  const known = new Map<string, DxFacts>();
  return (code) => {
    const hits = tables.dx.hitsOf(code);
    const isCode = categoryOf(code) !== null;
    const excluded = excludedBy(code);
    const of = comprehensive.classOf(code);
    const asPrincipal = catalogue.resistantPrincipals.some((prefix) => code.startsWith(prefix));
    const asOther = catalogue.resistantOthers.some((prefix) => code.startsWith(prefix));
    const key = [hits.atoms, isCode, excluded, of, asPrincipal, asOther].join(';');
    return intern(known, key, () => ({
      ...hits,
      rows: ranksOf(rows.byPrincipal, hits.atoms),
      careRows: ranksOf(care.byPrincipal, hits.atoms),
      isCode,
      excluded,
      resistant: { asPrincipal, asOther },
      comprehensive: of,
    }));
  };
}

/** Finds the facts of operations. */
export function procFactFinder(sources: FactSources): (code: string) => ProcFacts {
  const { catalogue, tables, rows, care, kinds } = sources;
  const { reading, operationKinds } = catalogue.header;
  const excludedOperations = new Map(
    catalogue.excludedOperations.map((entry) => [
      entry.code,
      { ...entry, unless: tables.dx.cellOf(entry.unlessPrincipal) },
    ]),
  );
  const excludedBy = exclusionFinder([...excludedOperations.keys()], reading.exclusions);
  const known = new Map<string, ProcFacts>();
  return (code) => {
    const hits = tables.proc.hitsOf(code);
    const entry = excludedBy(code);
    const kind = kinds.get(code) ?? 'unlisted';
    const key = [hits.atoms, entry, kind].join(';');
    return intern(known, key, () => ({
      ...hits,
      rows: ranksOf(rows.byMain, hits.atoms),
      anywhere: ranksOf(rows.byOperation, hits.atoms),
      careRows: ranksOf(care.byMain, hits.atoms),
      excluded: entry === null ? null : (excludedOperations.get(entry) ?? null),
      treatment: treatments.indexOf(operationKinds.treatment[kind] as Treatment),
      isConservative: reading.conservativeTakes.includes(kind),
    }));
  };
}

function intern<F>(known: Map<string, F>, key: string, make: () => F): F {
  const facts = known.get(key) ?? make();
  known.set(key, facts);
  return facts;
}
