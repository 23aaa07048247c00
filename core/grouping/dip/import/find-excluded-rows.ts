import type { DipReading } from '../catalogue.ts';
import { type CodeAtom, type CodeCell, takesCode } from '../code-cell.ts';
import { exclusionFinder } from '../exclusion-finder.ts';
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
  const entryOfPrincipal = exclusionFinder(draft.excludedPrincipals, exclusions);
  const always = draft.excludedOperations.filter(({ unlessPrincipal }) => unlessPrincipal === undefined);
  const entryOfMain = exclusionFinder(
    always.map(({ code }) => code),
    exclusions,
  );
  return draft.groups.flatMap((group): DipIssue[] => {
    const { code: entry } = group;
    const told = (column: 'principal' | 'main', excluded: string): DipIssue[] => [
      { code: 'excluded-row', place: places.ofGroup(entry, column), entry, column, excluded },
    ];
    const principal = excludedBy(readCodeCell(group.principal, 'dx', cells), lists.dx, entryOfPrincipal);
    if (principal !== null) return told('principal', principal);
    const main = excludedBy(readCodeCell(group.main, 'proc', cells), lists.proc, entryOfMain);
    return main === null ? [] : told('main', main);
  });
}

/** An excluded code where all codes of the edition that the cell takes are excluded; `null` where one is not. */
function excludedBy(
  cell: CodeCell | null,
  list: CodeList,
  entryOf: (code: string) => string | null,
): string | null {
  if (cell === null) return null;
  let example: string | null = null;
  for (const atom of cell.flat()) {
    const codes = codesOf(atom, list);
    if (codes === null || codes.length === 0 || !codes.every((code) => entryOf(code) !== null)) return null;
    example ??= codes[0] ?? null;
  }
  return example;
}

/** `null`: so many that not all are excluded. */
function codesOf(atom: CodeAtom, list: CodeList): readonly string[] | null {
  if (atom.kind !== 'prefix') return null;
  return list.beginningWith(atom.text).filter((code) => takesCode(atom, code));
}
