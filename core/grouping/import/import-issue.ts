import type { BadReference } from '../check-scheme-references.ts';
import type { Condition } from '../condition.ts';
import type { Acceptance } from '../scheme.ts';
import type { Expected } from '../workbook/parse-rule.ts';
import type { SchemeDraft } from './scheme-draft.ts';
import type { ShapeProblem } from './shape-problem.ts';

/** Where the source of a scheme says it: in a file of facts, or in a cell of a workbook. */
export type Place = FactPlace | CellPlace;

export interface FactPlace {
  readonly file: string;
  /** From 1; `null` where there is no text to count in. */
  readonly line: number | null;
  /** Such as `#13.when.all.#1`, entries of lists counted from 1; empty for the file as a whole. */
  readonly path: string;
}

export interface CellPlace {
  readonly sheet: string;
  /** As the spreadsheet numbers them: rows from 1, columns by letter. */
  readonly row: number;
  readonly column: string;
  /** In the text of a rule, from 1. */
  readonly position?: number;
}

/** What each kind of issue is about. */
export interface IssueFacts {
  'file-missing': { readonly file: string };
  'not-json': { readonly column: number };
  'nested-too-deep': { readonly column: number };
  'bad-encoding': object;
  shape: { readonly problem: ShapeProblem };
  'unknown-key': { readonly key: string };
  'sheet-missing': { readonly sheet: string };
  'column-missing': { readonly column: string };
  'cell-empty': { readonly column: string };
  'cell-unreadable': { readonly column: string; readonly text: string };
  'rule-syntax': { readonly expected: Expected; readonly found: string };
  'unknown-field': { readonly name: string };
  'unknown-set': { readonly name: string };
  'field-misfit': { readonly field: string; readonly operand: string };
  'no-groups': { readonly level: 'MDC' | 'ADRG' };
  'missing-group': { readonly group: string };
  'bad-reference': { readonly reference: BadReference };
  'repeated-entry': { readonly entry: string };
  'repeated-code': { readonly list: string; readonly codes: readonly string[] };
  contradiction: { readonly entry: string; readonly one: string; readonly other: string };
  'same-order': {
    readonly order: number;
    readonly group: string;
    readonly one: string;
    readonly other: string;
  };
  /** `one` stands before `other`. */
  'wrong-order': {
    readonly group: string;
    readonly one: string;
    readonly other: string;
    readonly orders: readonly [number, number];
  };
  'title-too-long': { readonly group: string; readonly length: number; readonly longest: number };
  'title-unreadable': { readonly group: string; readonly character: string };
  /** The parts of a condition that no case can meet together. */
  'impossible-condition': { readonly group: string; readonly parts: readonly Condition[] };
  'empty-group': { readonly group: string };
  'unreachable-group': { readonly group: string };
  'empty-split': { readonly group: string; readonly adrg: string };
  'unreachable-split': { readonly group: string; readonly after: readonly string[] };
  'unknown-code': { readonly entry: string; readonly edition: string; readonly lists: readonly string[] };
  'wrong-edition': { readonly edition: string; readonly of: number; readonly codes: readonly string[] };
  /** MCC and CC at once, both excluded by one table. */
  'double-complication': { readonly entry: string; readonly table: string };
  'no-exclusions': { readonly table: string; readonly complications: number };
}

export type IssueCode = keyof IssueFacts;

/** One thing found in the source of a scheme. */
export type ImportIssue = {
  [C in IssueCode]: {
    readonly code: C;
    readonly place: Place | null;
    /** Where the same mistake stands besides. */
    readonly also?: readonly Place[];
  } & IssueFacts[C];
}[IssueCode];

/** Published schemes contain these; they are told, and do not stand in the way of installing. */
const noticeCodes: ReadonlySet<IssueCode> = new Set<IssueCode>([
  'unknown-key',
  'repeated-code',
  'unreachable-split',
  'double-complication',
  'no-exclusions',
]);

/** In published schemes too; a person has to accept them. */
const acceptableAs: Partial<Readonly<Record<IssueCode, Acceptance>>> = {
  'empty-group': 'unreachable',
  'unreachable-group': 'unreachable',
  'unknown-code': 'unknown-codes',
};

/** Whether the issue stands in the way of installing. */
export function isMistake(issue: ImportIssue, accepted: readonly Acceptance[]): boolean {
  const acceptance = acceptanceOf(issue);
  return !noticeCodes.has(issue.code) && !(acceptance && accepted.includes(acceptance));
}

/** What a person would have to accept for the issue not to stand in the way; `null` where nothing helps. */
export function acceptanceOf({ code }: ImportIssue): Acceptance | null {
  return acceptableAs[code] ?? null;
}

/** Where a group stands in the source. */
export interface GroupPlace {
  readonly row: Place;
  /** @param path of a part of the group, by the names of the scheme: `when`, `all`, 0 */
  readonly at: (...path: readonly PropertyKey[]) => Place;
}

/** What a source was read as, as far as it could be, and all that is wrong with its form. */
export interface SchemeReading {
  readonly draft: SchemeDraft;
  readonly issues: readonly ImportIssue[];
  /** By MDC letter, id of ADRG, ADRG and DRG (`BB1 BB15`), and the lists `MCC`, `CC`, `exclusions` and `validProc`. */
  readonly places: ReadonlyMap<string, GroupPlace>;
  /**
   * What could not be read, so that nothing follows from its absence: `mdcs`, `adrgs`, `drgs`, `exclusions`, `validProc`,
   * or of one group `BB1 sets.dx`, `BB1 sets`, `B adrgs`, `B bodySites`.
   */
  readonly gaps: ReadonlySet<string>;
}
