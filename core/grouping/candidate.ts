import type { CaseView } from './case-view.ts';
import { adrgScope, mdcScope } from './code-scope.ts';
import { type CaseTest, type CompileContext, compileCondition } from './compile-condition.ts';
import type { Condition } from './condition.ts';
import { type Anchor, findAnchor, narrowerAnchor } from './find-anchor.ts';
import type { GroupingResult } from './grouping-case.ts';
import type { Adrg, Mdc, Scheme } from './scheme.ts';

/** An ADRG, or an MDC's slot for ambiguous cases, with the MDC's own entry condition folded in. */
export interface Candidate {
  readonly anchor: Anchor;
  /** The result if this candidate takes the case, else `null`; frozen and shared between cases. */
  readonly group: (view: CaseView) => GroupingResult | null;
}

/**
 * All candidates in the order in which the scheme tries them. Since an MDC that was entered in vain
 * is left for the next, the first candidate of the whole list that takes a case is its group.
 */
export function compileCandidates(scheme: Scheme, context: CompileContext): readonly Candidate[] {
  const adrgs = new Map(scheme.adrgs.map((adrg) => [adrg.id, adrg]));
  return scheme.mdcs.flatMap((mdc) => {
    const scope = mdcScope(scheme, mdc);
    const entry = compileCondition(mdc.entry, scope, context);
    const anchor = findAnchor(mdc.entry, scope);
    const inMdc = (candidate: Candidate): Candidate => ({
      anchor: narrowerAnchor(candidate.anchor, anchor),
      group: (view) => (entry(view) ? candidate.group(view) : null),
    });
    const tried = mdc.adrgs.map((id) => adrgCandidate(scheme, mdc, adrgs.get(id) as Adrg, context));
    if (mdc.ambiguous) {
      const place = mdc.ambiguous.after === null ? 0 : mdc.adrgs.indexOf(mdc.ambiguous.after) + 1;
      tried.splice(place, 0, ambiguousCandidate(scheme, mdc, mdc.ambiguous.when, context));
    }
    return tried.map(inMdc);
  });
}

function adrgCandidate(scheme: Scheme, mdc: Mdc, adrg: Adrg, context: CompileContext): Candidate {
  const scope = adrgScope(scheme, adrg);
  const when = compileCondition(adrg.when, scope, context);
  const choose = drgChooser(
    adrg.drgs.map((drg) => ({
      when: compileCondition(drg.when, scope, context),
      result: groupResult(mdc, adrg.adrg, drg.code),
    })),
    groupResult(mdc, adrg.adrg, adrg.adrg),
  );
  return { anchor: findAnchor(adrg.when, scope), group: (view) => (when(view) ? choose(view) : null) };
}

function ambiguousCandidate(scheme: Scheme, mdc: Mdc, when: Condition, context: CompileContext): Candidate {
  const scope = mdcScope(scheme, mdc);
  const test = compileCondition(when, scope, context);
  const result = Object.freeze(ambiguousResult(mdc.code));
  return { anchor: findAnchor(when, scope), group: (view) => (test(view) ? result : null) };
}

interface DrgChoice {
  readonly when: CaseTest;
  readonly result: GroupingResult;
}

/** Where no DRG takes the case, or the ADRG has none, the ADRG itself is the result. */
function drgChooser(
  choices: readonly DrgChoice[],
  unsplit: GroupingResult,
): (view: CaseView) => GroupingResult {
  return (view) => {
    for (const choice of choices) if (choice.when(view)) return choice.result;
    return unsplit;
  };
}

function groupResult(mdc: Mdc, adrg: string, drg: string): GroupingResult {
  return Object.freeze({ status: 'grouped', mdc: `MDC${mdc.code}`, adrg, drg });
}

/** The result of an MDC's slot for ambiguous cases. */
export function ambiguousResult(mdcCode: string): GroupingResult {
  return { status: 'ambiguous', mdc: `MDC${mdcCode}`, adrg: 'QY', drg: `${mdcCode}QY` };
}
