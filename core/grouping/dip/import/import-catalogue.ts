import type { DipCatalogue, DipHeader } from '../catalogue.ts';
import type { CellKind } from '../parse-code-cell.ts';
import type { CatalogueReading } from './catalogue-reading.ts';
import type { CodeList } from './code-list.ts';
import { type DipIssue, isDipMistake } from './dip-issue.ts';
import { findCombinationConflicts } from './find-combination-conflicts.ts';
import { findComprehensiveIssues } from './find-comprehensive-issues.ts';
import { findExcludedRows } from './find-excluded-rows.ts';
import { findRowConflicts } from './find-row-conflicts.ts';
import { findScoreIssues } from './find-score-issues.ts';
import { findUnknownDipCodes } from './find-unknown-dip-codes.ts';
import type { SheetTally } from './sheet-tally.ts';

export interface CatalogueImport {
  /** Stand in the way of installing. */
  readonly mistakes: readonly DipIssue[];
  /** Do not. */
  readonly notices: readonly DipIssue[];
  /** What became of the rows of each sheet. */
  readonly tallies: readonly SheetTally[];
  /** `null` with any mistake. */
  readonly catalogue: DipCatalogue | null;
}

/** What a catalogue is made of besides the rows in its source. */
export interface CatalogueContext {
  /** Says too what a person takes as meant. */
  readonly header: DipHeader;
  readonly codes: Readonly<Record<CellKind, CodeList>>;
}

/** Checks what was read of a source as a whole catalogue: every mistake at once, and a catalogue only without any. */
export function importCatalogue(
  { draft, issues, places, tallies }: CatalogueReading,
  { header, codes }: CatalogueContext,
): CatalogueImport {
  const { accepted = [] } = header;
  const all = [
    ...issues,
    ...findUnknownDipCodes(draft, codes, header.reading.cells, places),
    ...findComprehensiveIssues(draft, places),
    ...findExcludedRows(draft, codes, header.reading, places),
    ...(header.form === 'rows'
      ? findRowConflicts(draft.groups, header.reading, places)
      : findCombinationConflicts(draft.groups, header.reading, places)),
    ...findScoreIssues(draft, places),
  ];
  const mistakes = all.filter((issue) => isDipMistake(issue, accepted));
  const notices = all.filter((issue) => !isDipMistake(issue, accepted));
  return { mistakes, notices, tallies, catalogue: mistakes.length > 0 ? null : { header, ...draft } };
}
