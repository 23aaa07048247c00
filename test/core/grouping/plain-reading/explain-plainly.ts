import { adrgScope, mdcScope } from '../../../../core/grouping/code-scope.ts';
import { findInvalidReason } from '../../../../core/grouping/find-invalid-reason.ts';
import {
  type GroupingCase,
  type GroupingResult,
  resultWithoutGroup,
} from '../../../../core/grouping/grouping-case.ts';
import {
  type CaseTranslators,
  type MappedCase,
  mapCaseCodes,
} from '../../../../core/grouping/map-case-codes.ts';
import type { Adrg, Mdc, Scheme } from '../../../../core/grouping/scheme.ts';
import type { TraceStep } from '../../../../core/grouping/trace-step.ts';
import { type ComplicationFact, complicationLister, type ListComplications } from './complication-facts.ts';
import { unmetConditions } from './unmet-conditions.ts';

/**
 * Reads the scheme as it is written, list by list, with no index and no number in sight: slow, and so plain
 * that the compiled grouper can be held against it.
 */
export function plainExplainer(
  scheme: Scheme,
  translate: CaseTranslators,
): (given: GroupingCase) => readonly TraceStep[] {
  const listComplications = lazily(() => complicationLister(scheme));
  const adrgs = new Map(scheme.adrgs.map((adrg) => [adrg.id, adrg]));
  return (given) => {
    const steps: TraceStep[] = [];
    const result = explain({ scheme, adrgs, listComplications, steps }, given, translate);
    steps.push({ step: 'result', result });
    return steps;
  };
}

interface Walk {
  readonly scheme: Scheme;
  readonly adrgs: ReadonlyMap<string, Adrg>;
  readonly listComplications: () => ListComplications;
  readonly steps: TraceStep[];
}

function explain(walk: Walk, asked: GroupingCase, translate: CaseTranslators): GroupingResult {
  const mapped: MappedCase = asked.map === 1 ? mapCaseCodes(asked, translate) : { ok: true, case: asked };
  if (!mapped.ok) {
    const { kind, position, code } = mapped;
    walk.steps.push({ step: 'codeUnmapped', kind, position, code });
    return resultWithoutGroup(kind === 'dx' ? 'dxUnmapped' : 'procUnmapped');
  }
  const given = mapped.case;
  walk.steps.push(...mappedSteps('dx', asked.dx, given.dx), ...mappedSteps('proc', asked.proc, given.proc));
  const reason = findInvalidReason(given);
  if (reason !== null) {
    walk.steps.push({ step: 'refused', reason });
    return resultWithoutGroup('invalid');
  }
  return tryMdcs(walk, given);
}

function mappedSteps(kind: 'dx' | 'proc', asked: readonly string[], mapped: readonly string[]): TraceStep[] {
  return asked.flatMap((from, position) => {
    const to = mapped[position] ?? from;
    return to === from ? [] : [{ step: 'codeMapped', kind, position, from, to }];
  });
}

function tryMdcs(walk: Walk, given: GroupingCase): GroupingResult {
  const complications = walk.listComplications()(given.dx);
  for (const mdc of walk.scheme.mdcs) {
    const lacks = unmetConditions(mdc.entry, mdcScope(walk.scheme, mdc), given, complications);
    if (lacks.length > 0) {
      walk.steps.push({ step: 'mdcTried', mdc: mdc.code, lacks });
      continue;
    }
    walk.steps.push({ step: 'mdcEntered', mdc: mdc.code });
    const result = tryAdrgs(walk, mdc, given, complications);
    if (result) return result;
    if (mdc.commits) {
      walk.steps.push({ step: 'mdcKept', mdc: mdc.code });
      return { status: 'ungroupable', mdc: `MDC${mdc.code}`, adrg: '00', drg: `${mdc.code}00` };
    }
    walk.steps.push({ step: 'mdcLeft', mdc: mdc.code });
  }
  return resultWithoutGroup('ungroupable');
}

type Complications = readonly ComplicationFact[];

function tryAdrgs(
  walk: Walk,
  mdc: Mdc,
  given: GroupingCase,
  complications: Complications,
): GroupingResult | null {
  const slotAt = (id: string | null) =>
    mdc.ambiguous?.after === id && isAmbiguous(walk, mdc, given, complications);
  if (slotAt(null)) return ambiguous(walk, mdc);
  for (const id of mdc.adrgs) {
    const result = tryAdrg(walk, mdc, walk.adrgs.get(id) as Adrg, given, complications);
    if (result) return result;
    if (slotAt(id)) return ambiguous(walk, mdc);
  }
  return null;
}

function isAmbiguous(walk: Walk, mdc: Mdc, given: GroupingCase, complications: Complications): boolean {
  if (!mdc.ambiguous) return false;
  return unmetConditions(mdc.ambiguous.when, mdcScope(walk.scheme, mdc), given, complications).length === 0;
}

function ambiguous(walk: Walk, mdc: Mdc): GroupingResult {
  walk.steps.push({ step: 'ambiguityFound', mdc: mdc.code });
  return { status: 'ambiguous', mdc: `MDC${mdc.code}`, adrg: 'QY', drg: `${mdc.code}QY` };
}

function tryAdrg(
  walk: Walk,
  mdc: Mdc,
  adrg: Adrg,
  given: GroupingCase,
  complications: Complications,
): GroupingResult | null {
  const scope = adrgScope(walk.scheme, adrg);
  const lacks = unmetConditions(adrg.when, scope, given, complications);
  if (lacks.length > 0) {
    walk.steps.push({ step: 'adrgTried', adrg: adrg.id, lacks });
    return null;
  }
  walk.steps.push({ step: 'adrgMatched', adrg: adrg.id });
  const grouped = (drg: string): GroupingResult => ({
    status: 'grouped',
    mdc: `MDC${mdc.code}`,
    adrg: adrg.adrg,
    drg,
  });
  walk.steps.push(...complications.map((fact) => complicationStep(fact, given.dx[0] ?? '')));
  for (const drg of adrg.drgs) {
    const missing = unmetConditions(drg.when, scope, given, complications);
    if (missing.length === 0) {
      walk.steps.push({ step: 'drgChosen', drg: drg.code });
      return grouped(drg.code);
    }
    walk.steps.push({ step: 'drgTried', drg: drg.code, lacks: missing });
  }
  return grouped(adrg.adrg);
}

function complicationStep(fact: ComplicationFact, principal: string): TraceStep {
  const { code, position, level, table, excluded } = fact;
  return excluded
    ? { step: 'complicationExcluded', code, position, level, table, principal }
    : { step: 'complicationCounted', code, position, level };
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
