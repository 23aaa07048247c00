import type { Candidate } from './candidate.ts';
import { type CaseProgram, dxFact, endOfList, procFact } from './case-program.ts';
import type { FactTable } from './fact-rows.ts';
import type { AnchorPosition } from './find-anchor.ts';
import { RankLists } from './rank-lists.ts';

type RanksByCode = Map<string, number[]>;

/** Writes into the facts of each code the candidates that it leads to. */
export function compileLeads(
  candidates: readonly Candidate[],
  dx: FactTable,
  proc: FactTable,
): Pick<CaseProgram, 'lists' | 'unanchored' | 'asksAnyDx'> {
  if (candidates.length >= endOfList) throw new RangeError(`${candidates.length} groups are too many`);
  const { byPosition, unanchored } = sortByAnchor(candidates);
  const lists = new RankLists();
  const write = (facts: FactTable, word: number, ranks: RanksByCode) => {
    for (const [code, list] of ranks) facts.set(code, word, lists.offsetOf(list));
  };
  write(dx, dxFact.asPrincipal, byPosition.principalDx);
  write(dx, dxFact.anywhere, byPosition.anyDx);
  write(proc, procFact.asMain, byPosition.mainProc);
  write(proc, procFact.anywhere, byPosition.anyProc);
  return {
    unanchored: lists.offsetOf(unanchored),
    asksAnyDx: byPosition.anyDx.size > 0,
    lists: lists.words(),
  };
}

function sortByAnchor(candidates: readonly Candidate[]) {
  const unanchored: number[] = [];
  const byPosition: Readonly<Record<AnchorPosition, RanksByCode>> = {
    principalDx: new Map(),
    mainProc: new Map(),
    anyDx: new Map(),
    anyProc: new Map(),
  };
  for (const [rank, { anchor }] of candidates.entries()) {
    if (anchor === null) unanchored.push(rank);
    for (const { position, codes } of anchor ?? []) {
      for (const code of codes) addRank(byPosition[position], code, rank);
    }
  }
  return { byPosition, unanchored };
}

function addRank(ranks: RanksByCode, code: string, rank: number): void {
  const list = ranks.get(code);
  if (list === undefined) ranks.set(code, [rank]);
  else if (list.at(-1) !== rank) list.push(rank);
}
