import type { DipReading } from '../catalogue.ts';
import { type CodeAtom, type CodeCell, takesCode } from '../code-cell.ts';
import { readCodeCell } from '../parse-code-cell.ts';
import type { CatalogueDraft, CataloguePlaces } from './catalogue-reading.ts';
import type { CodeList } from './code-list.ts';
import type { DipIssue } from './dip-issue.ts';

/**
 * Finds groups that no case reaches because all their principal diagnoses are excluded, or all operations that could
 * be the main one.
 */
export function findExcludedRows(
  draft: CatalogueDraft,
  lists: Readonly<Record<'dx' | 'proc', CodeList>>,
  { exclusions, cells }: DipReading,
  places: CataloguePlaces,
): readonly DipIssue[] {
  const isPrincipalExcluded = excluder(draft.excludedPrincipals, exclusions);
  const always = draft.excludedOperations.filter(({ unlessPrincipal }) => unlessPrincipal === undefined);
  const isMainExcluded = excluder(
    always.map(({ code }) => code),
    exclusions,
  );
  return draft.groups.flatMap((group): DipIssue[] => {
    const { code: entry } = group;
    const told = (column: 'principal' | 'main', excluded: string): DipIssue[] => [
      { code: 'excluded-row', place: places.ofGroup(entry, column), entry, column, excluded },
    ];
    const principal = excludedBy(readCodeCell(group.principal, 'dx', cells), lists.dx, isPrincipalExcluded);
    if (principal !== null) return told('principal', principal);
    const main = excludedBy(readCodeCell(group.main, 'proc', cells), lists.proc, isMainExcluded);
    return main === null ? [] : told('main', main);
  });
}

/** A code of seven characters or more stands for itself, where whole codes are meant. */
const wholeCode = 7;

function excluder(
  entries: readonly string[],
  exclusions: 'whole-codes' | 'prefixes',
): (code: string) => boolean {
  const whole = new Set(entries);
  const beginnings = new Set(
    exclusions === 'prefixes' ? entries : entries.filter(({ length }) => length < wholeCode),
  );
  const longest = Math.max(0, ...[...beginnings].map(({ length }) => length));
  return (code) => {
    if (whole.has(code)) return true;
    for (let end = 1; end <= Math.min(longest, code.length); end++)
      if (beginnings.has(code.slice(0, end))) return true;
    return false;
  };
}

/** An excluded code where all codes of the edition that the cell takes are excluded; `null` where one is not. */
function excludedBy(
  cell: CodeCell | null,
  list: CodeList,
  isExcluded: (code: string) => boolean,
): string | null {
  if (cell === null) return null;
  let example: string | null = null;
  for (const atom of cell.flat()) {
    const codes = codesOf(atom, list);
    if (codes === null || codes.length === 0 || !codes.every(isExcluded)) return null;
    example ??= codes[0] ?? null;
  }
  return example;
}

/** `null`: so many that not all are excluded. */
function codesOf(atom: CodeAtom, list: CodeList): readonly string[] | null {
  if (atom.kind !== 'prefix') return null;
  return list.beginningWith(atom.text).filter((code) => takesCode(atom, code));
}
