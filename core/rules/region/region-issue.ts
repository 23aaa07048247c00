import type { Words } from '../../claims/words.ts';
import type { TableKind } from '../knowledge-points.ts';

/** Where in a document: keys and, for lists, places from 0. */
export type DocumentPath = readonly PropertyKey[];

interface Days {
  readonly from: string;
  readonly to: string | null;
}

/** What each kind of mistake is about. */
interface IssueFacts {
  /** Where the text stops being JSON; both from 1. */
  'not-json': { readonly line: number; readonly column: number };
  /** From here on. */
  'nested-too-deep': { readonly line: number; readonly column: number };
  'repeated-key': { readonly key: string; readonly line: number };
  /** In the words of whatever checked the shape: the schema, or the expression compiler. */
  shape: { readonly words: Words };
  'unknown-region': { readonly region: string };
  'unknown-rule': { readonly rule: string };
  'unknown-check': { readonly check: string; readonly known: readonly string[] };
  'unknown-hospital': { readonly hospital: string; readonly region: string };
  'unknown-department': { readonly department: string };
  'unknown-diagnosis': { readonly diagnosis: string };
  /** An own rule has the id of a national one. */
  'rule-exists': { readonly rule: string };
  'not-an-own-id': { readonly rule: string };
  'ends-before-it-begins': Days;
  /** On days on which the rule is not in force anyway. */
  'rule-not-in-force': Days & { readonly rule: string };
  /** Two entries say different things of the same on the same days; `other` is the earlier one. */
  contradiction: Days & { readonly of: string; readonly sets: string; readonly other: DocumentPath };
  'other-kind': { readonly table: string; readonly kind: TableKind; readonly stands: TableKind };
  /** A table serves a rule that reads none of its kind. */
  'table-not-read': { readonly rule: string; readonly kind: TableKind; readonly reads: TableKind | null };
  'table-missing': { readonly rule: string; readonly kind: TableKind };
  'second-table': Days & { readonly rule: string; readonly kind: TableKind; readonly beside: string };
  /** What only binding the rules brings out. */
  unusable: { readonly reason: string };
}

/** One mistake in a region's document. */
export type RegionIssue = {
  [Code in keyof IssueFacts]: { readonly code: Code; readonly path: DocumentPath } & IssueFacts[Code];
}[keyof IssueFacts];

export type IssueWords = {
  readonly [Code in keyof IssueFacts]: (facts: IssueFacts[Code]) => Words;
};
