import type { Candidate } from './candidate.ts';
import type { CaseView } from './case-view.ts';
import type { CodeIndex } from './code-index.ts';
import type { AnchorPosition } from './find-anchor.ts';
import type { GroupingResult } from './grouping-case.ts';

type Ranks = readonly number[];
type RanksByCode = (Ranks | undefined)[];

/** Finds the first candidate in trial order that takes a case, asking only those its codes lead to. */
export type FindGroup = (view: CaseView) => GroupingResult | null;

/** Sorts the candidates by the codes that lead to them. */
export function indexCandidates(
  candidates: readonly Candidate[],
  dxIndex: CodeIndex,
  procIndex: CodeIndex,
): FindGroup {
  const unanchored: number[] = [];
  const byCode: Record<AnchorPosition, number[][]> = {
    principalDx: [],
    mainProc: [],
    anyDx: [],
    anyProc: [],
  };
  for (const [rank, { anchor }] of candidates.entries()) {
    if (anchor === null) unanchored.push(rank);
    for (const { position, codes } of anchor ?? []) {
      const index = position === 'principalDx' || position === 'anyDx' ? dxIndex : procIndex;
      for (const code of codes) addRank(byCode[position], index.numberOf(code), rank);
    }
  }
  return groupFinder(candidates, unanchored, byCode);
}

function addRank(lists: number[][], code: number, rank: number): void {
  const list = lists[code];
  if (!list) lists[code] = [rank];
  else if (list.at(-1) !== rank) list.push(rank);
}

function groupFinder(
  candidates: readonly Candidate[],
  unanchored: Ranks,
  byCode: Readonly<Record<AnchorPosition, RanksByCode>>,
): FindGroup {
  let view: CaseView;
  let best: number;
  let result: GroupingResult | null;

  /** Ranks ascend, so the first that takes the case ends the list, and so does one behind the best so far. */
  function improve(ranks: Ranks | undefined): void {
    if (ranks === undefined) return;
    for (const rank of ranks) {
      if (rank >= best) return;
      const found = (candidates[rank] as Candidate).group(view);
      if (found === null) continue;
      best = rank;
      result = found;
      return;
    }
  }

  return (given) => {
    view = given;
    best = candidates.length;
    result = null;
    improve(unanchored);
    if (view.procCount > 0) improve(byCode.mainProc[view.proc[0] as number]);
    if (view.dxCount > 0) improve(byCode.principalDx[view.dx[0] as number]);
    for (let i = 0; i < view.procCount; i++) improve(byCode.anyProc[view.proc[i] as number]);
    for (let i = 0; i < view.dxCount; i++) improve(byCode.anyDx[view.dx[i] as number]);
    return result;
  };
}
