import { applyErrata, type ErrataOption } from './apply-errata.ts';
import { compileCandidates } from './candidate.ts';
import { indexCandidates } from './candidate-index.ts';
import { emptyCaseView, fillCaseView } from './case-view.ts';
import { CodeIndex } from './code-index.ts';
import { codeTranslator } from './code-mapping.ts';
import type { CompileContext } from './compile-condition.ts';
import { complicationCounter } from './count-complications.ts';
import { caseExplainer } from './explain-grouping.ts';
import { findInvalidReason } from './find-invalid-reason.ts';
import { type GroupTitle, titleFinder } from './find-title.ts';
import { type GroupingCase, type GroupingResult, resultWithoutGroup } from './grouping-case.ts';
import { listSchemeCodes } from './list-scheme-codes.ts';
import { type CaseTranslators, mapCaseCodes } from './map-case-codes.ts';
import type { Scheme, SchemeHeader } from './scheme.ts';
import type { TraceStep } from './trace-step.ts';

export interface CompileOptions {
  /** How each known difference from the published text is read. @default each erratum's own default */
  readonly errata?: ErrataOption;
}

/** A scheme ready for use. */
export interface Grouper {
  readonly scheme: SchemeHeader;
  /** The result is frozen and may be the same object for many cases. */
  readonly group: (given: GroupingCase) => GroupingResult;
  /** Why a case went where it went: a second, slower pass. The last step is `group`'s result. */
  readonly explain: (given: GroupingCase) => readonly TraceStep[];
  /** By `MDCA` or `A`, ADRG or DRG; `null` for what the scheme does not have. */
  readonly title: (group: string) => GroupTitle | null;
  /** Whether any list of the scheme mentions the code. A code of the national table may be in none. */
  readonly knowsDx: (code: string) => boolean;
  readonly knowsProc: (code: string) => boolean;
}

const invalid = Object.freeze(resultWithoutGroup('invalid'));
const ungroupable = Object.freeze(resultWithoutGroup('ungroupable'));
const unmapped = {
  dx: Object.freeze(resultWithoutGroup('dxUnmapped')),
  proc: Object.freeze(resultWithoutGroup('procUnmapped')),
};

/** Compiles a scheme once, for grouping many cases. Throws on an unknown erratum id. */
export function compileScheme(given: Scheme, options: CompileOptions = {}): Grouper {
  const scheme = applyErrata(given, options.errata);
  const codes = listSchemeCodes(scheme);
  const dxIndex = new CodeIndex(codes.dx);
  const procIndex = new CodeIndex(codes.proc);
  const translate = caseTranslators(scheme);
  const groupValid = validCaseGrouper(scheme, dxIndex, procIndex);

  return {
    scheme: scheme.header,
    group: (asked) => {
      if (asked.map !== 1) return groupValid(asked);
      const mapped = mapCaseCodes(asked, translate);
      return mapped.ok ? groupValid(mapped.case) : unmapped[mapped.kind];
    },
    explain: caseExplainer(scheme, translate),
    title: titleFinder(scheme),
    knowsDx: (code) => dxIndex.has(code),
    knowsProc: (code) => procIndex.has(code),
  };
}

function validCaseGrouper(
  scheme: Scheme,
  dxIndex: CodeIndex,
  procIndex: CodeIndex,
): (given: GroupingCase) => GroupingResult {
  const context: CompileContext = {
    dxIndex,
    procIndex,
    complicationsOf: complicationCounter(scheme, dxIndex),
  };
  const findGroup = indexCandidates(compileCandidates(scheme, context), dxIndex, procIndex);
  const view = emptyCaseView();
  return (given) => {
    if (findInvalidReason(given) !== null) return invalid;
    fillCaseView(view, given, dxIndex, procIndex);
    return findGroup(view) ?? ungroupable;
  };
}

/** A scheme without a mapping translates nothing: every case that asks for it ends unmapped. */
function caseTranslators(scheme: Scheme): CaseTranslators {
  const nothing = () => undefined;
  if (!scheme.mapping) return { dx: nothing, proc: nothing };
  return { dx: codeTranslator(scheme.mapping.dx), proc: codeTranslator(scheme.mapping.proc) };
}
