import { adrgScope, type CodeScope, mdcScope } from './code-scope.ts';
import { type CodeListRef, type Condition, type ConditionVisitor, visitConditionOr } from './condition.ts';
import type { Scheme } from './scheme.ts';

export interface SchemeCodes {
  readonly dx: readonly string[];
  readonly proc: readonly string[];
}

/** Every code that some condition or table of the scheme mentions, with repeats. */
export function listSchemeCodes(scheme: Scheme): SchemeCodes {
  const dx: string[] = [];
  const proc: string[] = [...scheme.validProcedures];
  const collect = (condition: Condition, scope: CodeScope) => collectCodes(condition, scope, dx, proc);
  for (const mdc of scheme.mdcs) {
    collect(mdc.entry, mdcScope(scheme, mdc));
    if (mdc.ambiguous) collect(mdc.ambiguous.when, mdcScope(scheme, mdc));
    for (const site of mdc.bodySites ?? []) append(dx, site.dx);
  }
  for (const adrg of scheme.adrgs) {
    const scope = adrgScope(scheme, adrg);
    collect(adrg.when, scope);
    for (const drg of adrg.drgs) collect(drg.when, scope);
  }
  for (const tables of [scheme.complications.mcc, scheme.complications.cc, scheme.exclusions]) {
    for (const codes of Object.values(tables)) append(dx, codes);
  }
  return { dx, proc };
}

function collectCodes(condition: Condition, scope: CodeScope, dx: string[], proc: string[]): void {
  const inDx = (ref: CodeListRef) => append(dx, scope.codesOf(ref));
  const inProc = (ref: CodeListRef) => append(proc, scope.codesOf(ref));
  const inside = (parts: readonly Condition[]) => {
    for (const part of parts) collectCodes(part, scope, dx, proc);
  };
  const visitor: Partial<ConditionVisitor<void>> = {
    all: inside,
    any: inside,
    not: (part) => inside([part]),
    principalDx: inDx,
    anyDx: inDx,
    secondaryDx: inDx,
    mainProc: inProc,
    anyProc: inProc,
    secondaryProc: inProc,
    distinctDx: ({ of }) => inDx(of),
    distinctProc: ({ of }) => inProc(of),
    procClass: (name) => append(proc, scope.codesOfClass(name)),
  };
  visitConditionOr(condition, visitor, undefined);
}

function append(list: string[], codes: readonly string[]): void {
  for (const code of codes) list.push(code);
}
