import type { CaseProbe } from './case-probe.ts';
import {
  type CaseProgram,
  candidateField,
  choice,
  complicationBit,
  dxFact,
  endOfList,
  procFact,
} from './case-program.ts';
import { commonResult } from './program-results.ts';

/**
 * The place of a case's result: of the first candidate in trial order that takes it. Only those are asked to
 * which its codes lead. The probe has to be loaded with the case.
 */
export function findGroup(program: CaseProgram, probe: CaseProbe): number {
  let best = firstOf(program, program.unanchored, endOfList, probe);
  best = firstOfProcedures(program, best, probe);
  best = firstOfDiagnoses(program, best, probe);
  return best === endOfList ? commonResult.ungroupable : chooseResult(program, best, probe);
}

/** Ranks ascend, so the first that takes the case ends the list, and so does one behind the best so far. */
function firstOf(program: CaseProgram, list: number, best: number, probe: CaseProbe): number {
  const { lists, candidates, dxFacts } = program;
  for (let at = list; ; at++) {
    const rank = lists[at] as number;
    if (rank >= best) return best;
    const record = rank * candidateField.length;
    const gate = candidates[record + candidateField.gate] as number;
    const facts = dxFacts[probe.dxRow(0) + (gate >>> 5)] as number;
    if (gate !== 0 && ((facts >>> (gate & 31)) & 1) === 0) continue;
    const residual = candidates[record + candidateField.residual] as number;
    if (residual < 0 || probe.holds(residual)) return rank;
  }
}

function firstOfProcedures(program: CaseProgram, best: number, probe: CaseProbe): number {
  const { procFacts } = program;
  if (probe.procCount === 0) return best;
  let first = firstOf(program, procFacts[probe.procRow(0) + procFact.asMain] as number, best, probe);
  for (let i = 0; i < probe.procCount; i++) {
    first = firstOf(program, procFacts[probe.procRow(i) + procFact.anywhere] as number, first, probe);
  }
  return first;
}

function firstOfDiagnoses(program: CaseProgram, best: number, probe: CaseProbe): number {
  const { dxFacts, asksAnyDx } = program;
  let first = firstOf(program, dxFacts[probe.dxRow(0) + dxFact.asPrincipal] as number, best, probe);
  if (!asksAnyDx) return first;
  for (let i = 0; i < probe.dxCount; i++) {
    first = firstOf(program, dxFacts[probe.dxRow(i) + dxFact.anywhere] as number, first, probe);
  }
  return first;
}

/** The result of a case that this candidate takes. */
function chooseResult(program: CaseProgram, rank: number, probe: CaseProbe): number {
  const { candidates } = program;
  const record = rank * candidateField.length;
  const results = record + candidateField.results;
  switch (candidates[record + candidateField.choice]) {
    case choice.settled:
      return candidates[results] as number;
    case choice.byHighest:
      return candidates[results + probe.findComplications(complicationBit.mcc)] as number;
    case choice.byBoth:
      return candidates[
        results + probe.findComplications(complicationBit.mcc | complicationBit.cc)
      ] as number;
    default:
      return askDrgs(program, record, probe);
  }
}

function askDrgs({ candidates, drgs }: CaseProgram, record: number, probe: CaseProbe): number {
  const first = candidates[record + candidateField.firstDrg] as number;
  const count = candidates[record + candidateField.drgCount] as number;
  for (let at = first; at < first + 2 * count; at += 2) {
    if (probe.holds(drgs[at] as number)) return drgs[at + 1] as number;
  }
  return candidates[record + candidateField.unsplit] as number;
}
