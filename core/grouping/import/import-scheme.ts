import { checkSchemeReferences } from '../check-scheme-references.ts';
import type { CodeTable } from '../code-table.ts';
import type { Scheme, SchemeHeader } from '../scheme.ts';
import { adoptEnglishTitles } from './adopt-english-titles.ts';
import { findTableIssues } from './find-table-issues.ts';
import { findUnknownCodes } from './find-unknown-codes.ts';
import { findUnreachableGroups } from './find-unreachable-groups.ts';
import { type ImportIssue, isMistake, type Place, type SchemeReading } from './import-issue.ts';
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
  readonly header: SchemeHeader;
  readonly mapping: Scheme['mapping'];
  /** Installed under the same id; what is kept by hand, its errata and English titles, stays. */
  readonly replaced: Scheme | null;
  /** Lends its English titles where the Chinese ones are the same. */
  readonly titlesFrom: Scheme | null;
  readonly codes: Readonly<Record<'dx' | 'proc', CodeTable>>;
  /** Takes groups that no case can reach as what the source means to say. */
  readonly acceptUnreachable: boolean;
}

/** Checks what was read of a source as a whole scheme: every mistake at once, and a scheme only without any. */
export function importScheme(reading: SchemeReading, context: ImportContext): ImportReport {
  const { draft, places } = reading;
  const { codes, acceptUnreachable } = context;
  const scheme = draft && wholeScheme(draft, context);
  const issues = [...reading.issues, ...(scheme ? checkScheme(scheme, codes, places) : [])];
  const mistakes = issues.filter((issue) => isMistake(issue, acceptUnreachable));
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
  places: ReadonlyMap<string, Place>,
): readonly ImportIssue[] {
  const placeOf = (group: string) => places.get(group) ?? null;
  const references = checkSchemeReferences(scheme);
  const unresolved = references.map((reference): ImportIssue => {
    const group = reference.path.split('.')[1] ?? '';
    return { code: 'bad-reference', place: placeOf(group) ?? placeOf(reference.name), reference };
  });
  return [
    ...unresolved,
    ...findTableIssues(scheme, placeOf),
    // What can be reached is asked of a scheme whose names all lead somewhere.
    ...(references.length === 0 ? findUnreachableGroups(scheme, placeOf) : []),
    ...findUnknownCodes(scheme, codes, placeOf),
  ];
}
