import type { GroupingCase, GroupingResult } from './grouping-case.ts';

/**
 * Everything that happened while a case was grouped, a few words a step. A word holds the kind of step in its
 * lowest four bits and in the others what it is about. Behind a group that was tried in vain stand the parts of
 * its condition that failed, a bit each.
 */
export interface TraceRecord {
  readonly asked: GroupingCase;
  /** The case in the codes of the scheme; the asked one where nothing was translated. */
  readonly given: GroupingCase;
  readonly result: GroupingResult;
  readonly words: readonly number[];
}

export const stepKind = {
  /** About one code: its position twice, plus 1 for a procedure. */
  codeMapped: 0,
  codeUnmapped: 1,
  /** A place in `invalidReasons`. */
  refused: 2,
  /** A place in the outline; failed parts follow. */
  mdcTried: 3,
  mdcEntered: 4,
  mdcLeft: 5,
  mdcKept: 6,
  ambiguityFound: 7,
  /** A place in the outline; failed parts follow. */
  adrgTried: 8,
  adrgMatched: 9,
  /** Its position twice, plus 1 for an MCC; the place of the exclusion table follows. */
  complicationCounted: 10,
  complicationExcluded: 11,
  /** A place among the DRGs of all ADRGs; failed parts follow. */
  drgTried: 12,
  drgChosen: 13,
  /** A place among the results. */
  result: 14,
} as const;

const kindBits = 4;

export function stepWord(kind: number, about: number): number {
  return (about << kindBits) | kind;
}

export function kindOf(word: number): number {
  return word & ((1 << kindBits) - 1);
}

export function aboutOf(word: number): number {
  return word >>> kindBits;
}
