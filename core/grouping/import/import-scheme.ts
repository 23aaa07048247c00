import type { CodeTable } from '../code-table.ts';
import type { Scheme, SchemeHeader } from '../scheme.ts';
import { adoptEnglishTitles } from './adopt-english-titles.ts';
import { findBadReferences } from './find-bad-references.ts';
import { findImpossibleConditions } from './find-impossible-conditions.ts';
import { findTableIssues } from './find-table-issues.ts';
import { findTitleIssues } from './find-title-issues.ts';
import { findUnknownCodes } from './find-unknown-codes.ts';
import { findUnreachableGroups } from './find-unreachable-groups.ts';
import { type ImportIssue, isMistake, type SchemeReading } from './import-issue.ts';
import { knownLists } from './known-lists.ts';
import { mergeIssues } from './merge-issues.ts';
import type { SchemeDraft } from './scheme-draft.ts';

export interface ImportReport {
  /** Stand in the way of installing. */
  readonly mistakes: readonly ImportIssue[];
  /** Do not. */
  readonly notices: readonly ImportIssue[];
  /** `null` with any mistake. */
  readonly scheme: Scheme | null;
}

/** What a scheme is made of besides the facts in its source. */
export interface ImportContext {
  /** Says too what a person takes as meant. */
  readonly header: SchemeHeader;
  readonly mapping: Scheme['mapping'];
  /** Installed under the same id; what is kept by hand, its errata and English titles, stays. */
  readonly replaced: Scheme | null;
  /** Lends its English titles where the Chinese ones are the same. */
  readonly titlesFrom: Scheme | null;
  readonly codes: Readonly<Record<'dx' | 'proc', CodeTable>>;
}

/** Checks what was read of a source as a whole scheme: every mistake at once, and a scheme only without any. */
export function importScheme(reading: SchemeReading, context: ImportContext): ImportReport {
  const { codes, header } = context;
  const scheme = wholeScheme(reading.draft, context);
  const issues = mergeIssues([...reading.issues, ...checkScheme(scheme, codes, reading)]);
  const mistakes = issues.filter((issue) => isMistake(issue, header.accepted ?? []));
  const notices = issues.filter((issue) => !mistakes.includes(issue));
  return { mistakes, notices, scheme: mistakes.length > 0 ? null : scheme };
}

function wholeScheme(draft: SchemeDraft, context: ImportContext): Scheme {
  const { header, mapping, replaced, titlesFrom } = context;
  const englishTitles = titlesFrom
    ? adoptEnglishTitles(draft, titlesFrom)
    : (replaced?.englishTitles ?? null);
  return { ...draft, header, mapping, errata: replaced?.errata ?? [], englishTitles };
}

function checkScheme(
  scheme: Scheme,
  codes: ImportContext['codes'],
  { places, gaps }: SchemeReading,
): readonly ImportIssue[] {
  const listsOf = knownLists(scheme, gaps);
  return [
    ...findBadReferences(scheme, places, gaps),
    ...findTitleIssues(scheme, places),
    ...findTableIssues(scheme, places, gaps),
    ...findImpossibleConditions(scheme, listsOf, places),
    ...findUnreachableGroups(scheme, listsOf, places),
    ...findUnknownCodes(scheme, codes, places),
  ];
}
