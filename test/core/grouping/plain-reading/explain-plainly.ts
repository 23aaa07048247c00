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
import type { TraceStep, TriedInVain } from '../../../../core/grouping/trace-step.ts';
import { type ComplicationFact, complicationLister, type ListComplications } from './complication-facts.ts';
import { plainEvidence } from './plain-evidence.ts';
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
  const vain = new VainTrials(walk.steps, 'mdc');
  const entered: string[] = [];
  for (const mdc of walk.scheme.mdcs) {
    const scope = mdcScope(walk.scheme, mdc);
    const lacks = unmetConditions(mdc.entry, scope, given, complications);
    if (lacks.length > 0) {
      vain.add(mdc.code, lacks);
      continue;
    }
    vain.end();
    const because = plainEvidence(mdc.entry, scope, given, complications);
    walk.steps.push({ step: 'mdcEntered', mdc: mdc.code, because });
    const result = tryAdrgs(walk, mdc, given, complications);
    if (result) return result;
    if (mdc.commits) {
      walk.steps.push({ step: 'mdcKept', mdc: mdc.code });
      return { status: 'ungroupable', mdc: `MDC${mdc.code}`, adrg: '00', drg: `${mdc.code}00` };
    }
    walk.steps.push({ step: 'mdcLeft', mdc: mdc.code });
    entered.push(mdc.code);
  }
  vain.end();
  walk.steps.push({ step: 'mdcsExhausted', entered });
  return resultWithoutGroup('ungroupable');
}

/** Groups tried in vain, one behind the other, are one step. */
class VainTrials {
  readonly #steps: TraceStep[];
  readonly #level: 'mdc' | 'adrg' | 'drg';
  #tried: TriedInVain[] = [];

  constructor(steps: TraceStep[], level: 'mdc' | 'adrg' | 'drg') {
    this.#steps = steps;
    this.#level = level;
  }

  add(group: string, lacks: TriedInVain['lacks']): void {
    this.#tried.push({ group, lacks });
  }

  end(): void {
    if (this.#tried.length > 0)
      this.#steps.push({ step: 'triedInVain', level: this.#level, tried: this.#tried });
    this.#tried = [];
  }
}

type Complications = readonly ComplicationFact[];

function tryAdrgs(
  walk: Walk,
  mdc: Mdc,
  given: GroupingCase,
  complications: Complications,
): GroupingResult | null {
  const vain = new VainTrials(walk.steps, 'adrg');
  const slotAt = (id: string | null) =>
    mdc.ambiguous?.after === id && isAmbiguous(walk, mdc, given, complications);
  if (slotAt(null)) return ambiguous(walk, mdc, given, complications);
  for (const id of mdc.adrgs) {
    const adrg = walk.adrgs.get(id) as Adrg;
    const lacks = unmetConditions(adrg.when, adrgScope(walk.scheme, adrg), given, complications);
    if (lacks.length === 0) {
      vain.end();
      return enterAdrg(walk, mdc, adrg, given, complications);
    }
    vain.add(id, lacks);
    if (!slotAt(id)) continue;
    vain.end();
    return ambiguous(walk, mdc, given, complications);
  }
  vain.end();
  return null;
}

function isAmbiguous(walk: Walk, mdc: Mdc, given: GroupingCase, complications: Complications): boolean {
  if (!mdc.ambiguous) return false;
  return unmetConditions(mdc.ambiguous.when, mdcScope(walk.scheme, mdc), given, complications).length === 0;
}

function ambiguous(walk: Walk, mdc: Mdc, given: GroupingCase, complications: Complications): GroupingResult {
  const when = mdc.ambiguous?.when ?? { const: true };
  const because = plainEvidence(when, mdcScope(walk.scheme, mdc), given, complications);
  walk.steps.push({ step: 'ambiguityFound', mdc: mdc.code, because });
  return { status: 'ambiguous', mdc: `MDC${mdc.code}`, adrg: 'QY', drg: `${mdc.code}QY` };
}

function enterAdrg(
  walk: Walk,
  mdc: Mdc,
  adrg: Adrg,
  given: GroupingCase,
  complications: Complications,
): GroupingResult {
  const scope = adrgScope(walk.scheme, adrg);
  const because = plainEvidence(adrg.when, scope, given, complications);
  walk.steps.push({ step: 'adrgMatched', adrg: adrg.id, because });
  const grouped = (drg: string): GroupingResult => ({
    status: 'grouped',
    mdc: `MDC${mdc.code}`,
    adrg: adrg.adrg,
    drg,
  });
  if (JSON.stringify(adrg.drgs.map(({ when }) => when)).includes('"complication"'))
    walk.steps.push(...complicationSteps(adrg, given, complications));
  const vain = new VainTrials(walk.steps, 'drg');
  for (const drg of adrg.drgs) {
    const missing = unmetConditions(drg.when, scope, given, complications);
    if (missing.length === 0) {
      vain.end();
      const why = plainEvidence(drg.when, scope, given, complications);
      walk.steps.push({ step: 'drgChosen', drg: drg.code, because: why });
      return grouped(drg.code);
    }
    vain.add(drg.code, missing);
  }
  vain.end();
  walk.steps.push({ step: 'adrgStands', adrg: adrg.id, drgs: adrg.drgs.map(({ code }) => code) });
  return grouped(adrg.adrg);
}

function complicationSteps(adrg: Adrg, { dx }: GroupingCase, complications: Complications): TraceStep[] {
  const steps = complications.map((fact) => complicationStep(fact, dx[0] ?? '', asksFor(adrg, fact.level)));
  const codes = dx
    .map((code, position) => ({ kind: 'dx' as const, position, code }))
    .filter(({ position }) => position > 0 && !complications.some((fact) => fact.position === position));
  return codes.length > 0 ? [...steps, { step: 'noComplication', codes }] : steps;
}

function asksFor({ drgs }: Adrg, level: string): boolean {
  return JSON.stringify(drgs.map(({ when }) => when)).includes(`"complication":"${level}"`);
}

function complicationStep(fact: ComplicationFact, principal: string, asked: boolean): TraceStep {
  const { code, position, level, table, excluded } = fact;
  return excluded
    ? { step: 'complicationExcluded', code, position, level, table, principal }
    : { step: 'complicationCounted', code, position, level, asked };
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
