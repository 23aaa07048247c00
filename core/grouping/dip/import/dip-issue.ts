import type { Words } from '../../../claims/words.ts';
import type { Place } from '../../import/import-issue.ts';
import type { DipAcceptance } from '../catalogue.ts';
import type { CellIssue, CellKind } from '../parse-code-cell.ts';
import type { Treatment } from '../treatment.ts';

/** What each kind of issue is about. Columns are named as the vocabulary names them. */
export interface DipIssueFacts {
  /** Of a catalogue's own file: a mistake of its form, said by the schema. */
  'document-shape': { readonly words: Words };
  /** The header names a table or auxiliary catalogues that are not installed here. */
  'table-missing': { readonly name: string; readonly installed: readonly string[] };
  /** The area is none of the installed ones, so none of its cases is known to be of it. */
  'region-unknown': { readonly region: string };
  'sheet-missing': { readonly sheet: string };
  /** `rows`: how many with something in them were not read. */
  'sheet-unknown': { readonly sheet: string; readonly rows: number };
  'header-missing': { readonly sheet: string; readonly rows: number };
  /** Of a sheet without a known header the columns are those of the published order. */
  'header-by-order': { readonly sheet: string };
  'header-again': { readonly columns: readonly string[] };
  'column-missing': { readonly column: string };
  /** Several columns are called as one; which of them is meant only a person can say. */
  'column-twice': { readonly column: string; readonly headers: readonly string[] };
  /** A column whose header is not known; `cells`: how many of it say something. */
  'column-unknown': { readonly header: string; readonly cells: number };
  /** Its header is not known; it stands where the published order has this column. */
  'column-by-order': { readonly column: string; readonly header: string };
  'row-before-header': { readonly text: string };
  /** A text below or between the rows, such as a footnote. */
  remark: { readonly text: string };
  'cell-empty': { readonly column: string };
  'cell-unreadable': { readonly column: string; readonly text: string; readonly expected: string };
  'cell-syntax': { readonly column: string; readonly text: string; readonly problems: readonly CellIssue[] };
  /** A cell that groups of the form have no use for. */
  'not-in-form': { readonly column: string; readonly text: string; readonly form: string };
  /** A cell that groups of the tier have no use for. */
  'not-in-tier': {
    readonly column: string;
    readonly text: string;
    readonly tier: 'core' | 'comprehensive';
  };
  /** More cells than the header has columns, as of a comma too many. */
  'cells-beyond-header': { readonly texts: readonly string[] };
  /** A code that the spreadsheet keeps as a number, without its zeros. */
  'code-as-number': { readonly column: string; readonly text: string };
  /** Longer than a spreadsheet can have it. */
  'cell-too-long': { readonly characters: number; readonly most: number };
  /** An empty cell was given the value of the row above, as of merged cells. */
  'cell-from-above': { readonly column: string; readonly text: string };
  /** A row without class and number was read as more of the one above. */
  'row-joined': { readonly entry: string; readonly column: string };
  'repeated-entry': { readonly entry: string };
  /** It says the same a second time. */
  'repeated-row': { readonly entry: string };
  'number-collides': { readonly number: string; readonly entries: readonly string[] };
  'no-groups': object;
  'unknown-code': { readonly kind: CellKind; readonly entry: string; readonly edition: string };
  'wrong-edition': { readonly edition: string; readonly of: number; readonly codes: readonly string[] };
  /** `by`: the entries that take all of its cases, a few of them. */
  'unreachable-row': { readonly entry: string; readonly by: readonly string[] };
  /** All its principal diagnoses, or operations that could be the main one, are excluded, such as this one. */
  'excluded-row': {
    readonly entry: string;
    readonly column: 'principal' | 'main';
    readonly excluded: string;
  };
  /** Of one stage, both may fit one case, and neither is the narrower. */
  'overlapping-rows': { readonly entry: string; readonly others: readonly string[] };
  /** Pairs of which one is a special case of the other, and others of two stages, of which the earlier is tried first. */
  'ordered-rows': { readonly nested: number; readonly ofTwoStages: number };
  /** Of its category, or chapter, and class of treatment the other is the group; no case reaches this one. */
  'treatment-repeated': { readonly entry: string; readonly other: string };
  /** Its code is that of the cases of this category and class of treatment where no group lists them. */
  'code-is-implied': { readonly entry: string; readonly of: string; readonly treatment: Treatment };
  'score-missing': { readonly entry: string };
  'scores-missing': { readonly groups: number };
  'value-out-of-range': {
    readonly column: string;
    readonly text: string;
    readonly from: number;
    readonly to: number;
  };
}

export type DipIssueCode = keyof DipIssueFacts;

/** One thing found in the source of a catalogue. */
export type DipIssue = {
  [C in DipIssueCode]: {
    readonly code: C;
    readonly place: Place | null;
    /** Where the same mistake stands besides. */
    readonly also?: readonly Place[];
  } & DipIssueFacts[C];
}[DipIssueCode];

/** Told, and no reason not to install. */
const noticeCodes: ReadonlySet<DipIssueCode> = new Set<DipIssueCode>([
  'region-unknown',
  'sheet-unknown',
  'header-by-order',
  'header-again',
  'column-unknown',
  'column-by-order',
  'remark',
  'repeated-row',
  'number-collides',
  'overlapping-rows',
  'ordered-rows',
  'scores-missing',
]);

const acceptableAs: Partial<Readonly<Record<DipIssueCode, DipAcceptance>>> = {
  'sheet-missing': 'missing-sheets',
  'cell-from-above': 'merged-cells',
  'row-joined': 'merged-cells',
  'unknown-code': 'unknown-codes',
  'unreachable-row': 'unreachable',
  'excluded-row': 'unreachable',
  'score-missing': 'missing-scores',
};

/** Whether the issue stands in the way of installing. */
export function isDipMistake(issue: DipIssue, accepted: readonly DipAcceptance[]): boolean {
  const acceptance = dipAcceptanceOf(issue);
  return !noticeCodes.has(issue.code) && !(acceptance && accepted.includes(acceptance));
}

/** What a person would have to accept for the issue not to stand in the way; `null` where nothing helps. */
export function dipAcceptanceOf({ code }: DipIssue): DipAcceptance | null {
  return acceptableAs[code] ?? null;
}
