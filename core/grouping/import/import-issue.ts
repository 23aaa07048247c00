import type { BadReference } from '../check-scheme-references.ts';
import type { Expected } from '../workbook/parse-rule.ts';
import type { SchemeDraft } from './scheme-draft.ts';

/** Where the source of a scheme says it: in a file of facts, or in a cell of a workbook. */
export type Place = FactPlace | CellPlace;

export interface FactPlace {
  readonly file: string;
  /** Such as `12.when.all.0`; empty for the file as a whole. */
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
  'file-unreadable': { readonly reason: string };
  shape: { readonly message: string };
  'unknown-key': { readonly key: string };
  'sheet-missing': { readonly sheet: string };
  'column-missing': { readonly column: string };
  'cell-empty': { readonly column: string };
  'cell-unreadable': { readonly column: string; readonly text: string };
  'rule-syntax': { readonly expected: Expected; readonly found: string };
  'unknown-field': { readonly name: string };
  'unknown-set': { readonly name: string };
  'field-misfit': { readonly field: string; readonly operand: string };
  'missing-group': { readonly group: string };
  'bad-reference': { readonly reference: BadReference };
  'repeated-entry': { readonly entry: string };
  'repeated-code': { readonly list: string; readonly codes: readonly string[] };
  contradiction: { readonly entry: string; readonly one: string; readonly other: string };
  'empty-group': { readonly group: string };
  'unreachable-group': { readonly group: string };
  'unreachable-split': { readonly group: string; readonly after: string };
  'unknown-codes': { readonly list: string; readonly edition: string; readonly codes: readonly string[] };
  'wrong-edition': { readonly edition: string; readonly unknown: number; readonly of: number };
  'no-exclusions': { readonly table: string; readonly complications: number };
}

export type IssueCode = keyof IssueFacts;

/** One thing found in the source of a scheme. */
export type ImportIssue = {
  [C in IssueCode]: { readonly code: C; readonly place: Place | null } & IssueFacts[C];
}[IssueCode];

/** Published schemes contain these; they are told, and do not stand in the way of installing. */
const noticeCodes: ReadonlySet<IssueCode> = new Set<IssueCode>([
  'unknown-key',
  'repeated-code',
  'unreachable-split',
  'unknown-codes',
  'no-exclusions',
]);

/** In a few published schemes too; a person has to accept them. */
const acceptableCodes: ReadonlySet<IssueCode> = new Set<IssueCode>(['empty-group', 'unreachable-group']);

/** Whether the issue stands in the way of installing. */
export function isMistake({ code }: ImportIssue, acceptUnreachable: boolean): boolean {
  return !noticeCodes.has(code) && !(acceptUnreachable && acceptableCodes.has(code));
}

/** What a source was read as, as far as it could be, and all that is wrong with its form. */
export interface SchemeReading {
  /** `null` where the mistakes leave nothing that could be checked further. */
  readonly draft: SchemeDraft | null;
  readonly issues: readonly ImportIssue[];
  /** Where each MDC (by its letter), ADRG and DRG stands in the source. */
  readonly places: ReadonlyMap<string, Place>;
}
