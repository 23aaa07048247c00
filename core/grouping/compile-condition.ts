import { type CaseView, complicationBit } from './case-view.ts';
import type { CodeIndex } from './code-index.ts';
import type { CodeScope } from './code-scope.ts';
import { type CodeSet, codeSet, hasCode } from './code-set.ts';
import {
  type CodeListRef,
  type Comparison,
  type Condition,
  type ConditionVisitor,
  visitCondition,
} from './condition.ts';
import { numberTest } from './number-test.ts';

/** A condition ready to be asked of a case. */
export type CaseTest = (view: CaseView) => boolean;

/** What compiled conditions share, whichever group they belong to. */
export interface CompileContext {
  readonly dxIndex: CodeIndex;
  readonly procIndex: CodeIndex;
  /** Counts the case's complications once and remembers them in the view. */
  readonly complicationsOf: (view: CaseView) => number;
}

const always: CaseTest = () => true;
const never: CaseTest = () => false;

/** Turns a condition into closures over bit sets. */
export function compileCondition(condition: Condition, scope: CodeScope, context: CompileContext): CaseTest {
  const { dxIndex, procIndex, complicationsOf } = context;
  const compile = (part: Condition) => visitCondition(part, visitor);
  const dxSet = (ref: CodeListRef) => numbered(scope.codesOf(ref), dxIndex);
  const procSet = (ref: CodeListRef) => numbered(scope.codesOf(ref), procIndex);
  const visitor: ConditionVisitor<CaseTest> = {
    all: (parts) => allOf(parts.map(compile)),
    any: (parts) => anyOf(parts.map(compile)),
    not: (part) => negated(compile(part)),
    const: (value) => (value ? always : never),
    principalDx: (ref) => firstDxIn(dxSet(ref)),
    anyDx: (ref) => someDxIn(dxSet(ref), 0),
    secondaryDx: (ref) => someDxIn(dxSet(ref), 1),
    mainProc: (ref) => firstProcIn(procSet(ref)),
    anyProc: (ref) => someProcIn(procSet(ref), 0),
    secondaryProc: (ref) => someProcIn(procSet(ref), 1),
    procClass: (name) => someProcIn(numbered(scope.codesOfClass(name), procIndex), 0),
    ageYears: (comparison) => numberOf(comparison, (view) => view.ageYears),
    ageDays: (comparison) => numberOf(comparison, (view) => view.ageDays),
    weightGrams: (comparison) => numberOf(comparison, (view) => view.weightGrams),
    losDays: (comparison) => numberOf(comparison, (view) => view.losDays),
    sex:
      ([, text]) =>
      (view) =>
        view.sex === text,
    dischargeWay:
      ([, text]) =>
      (view) =>
        view.dischargeWay === text,
    hasSecondaryDx: () => (view) => view.dxCount > 1,
    hasSecondProc: () => (view) => view.procCount > 1,
    complication: (level) => (view) => (complicationsOf(view) & complicationBit[level]) !== 0,
    bodySites: (comparison) => numberOf(comparison, distinctSiteCounter(scope, dxIndex)),
    bodySiteDx: (comparison) => numberOf(comparison, siteDxCounter(scope, dxIndex)),
    anyDxPrefix: (prefix) => (view) => view.dxText.some((code) => code.startsWith(prefix)),
  };
  return compile(condition);
}

function numbered(codes: readonly string[], index: CodeIndex): CodeSet {
  return codeSet(
    codes.map((code) => index.numberOf(code)),
    index.size,
  );
}

function allOf(tests: readonly CaseTest[]): CaseTest {
  const [first, second, ...rest] = tests;
  if (!first) return always;
  if (!second) return first;
  const others = allOf(rest.length > 0 ? [second, ...rest] : [second]);
  return (view) => first(view) && others(view);
}

function anyOf(tests: readonly CaseTest[]): CaseTest {
  return (view) => {
    for (const test of tests) if (test(view)) return true;
    return false;
  };
}

function negated(test: CaseTest): CaseTest {
  return (view) => !test(view);
}

function firstDxIn(set: CodeSet): CaseTest {
  return (view) => view.dxCount > 0 && hasCode(set, view.dx[0] as number);
}

function firstProcIn(set: CodeSet): CaseTest {
  return (view) => view.procCount > 0 && hasCode(set, view.proc[0] as number);
}

function someDxIn(set: CodeSet, from: number): CaseTest {
  return (view) => {
    for (let i = from; i < view.dxCount; i++) if (hasCode(set, view.dx[i] as number)) return true;
    return false;
  };
}

function someProcIn(set: CodeSet, from: number): CaseTest {
  return (view) => {
    for (let i = from; i < view.procCount; i++) if (hasCode(set, view.proc[i] as number)) return true;
    return false;
  };
}

function numberOf(comparison: Comparison, read: (view: CaseView) => number): CaseTest {
  const test = numberTest(comparison);
  return (view) => test(read(view));
}

function distinctSiteCounter(scope: CodeScope, dxIndex: CodeIndex): (view: CaseView) => number {
  const sitesOf = new Map<number, number>();
  for (const [bit, { dx }] of scope.bodySites.entries()) {
    for (const code of dx) {
      const number = dxIndex.numberOf(code);
      sitesOf.set(number, (sitesOf.get(number) ?? 0) | (1 << bit));
    }
  }
  return (view) => {
    let touched = 0;
    for (let i = 0; i < view.dxCount; i++) touched |= sitesOf.get(view.dx[i] as number) ?? 0;
    return countBits(touched);
  };
}

function siteDxCounter(scope: CodeScope, dxIndex: CodeIndex): (view: CaseView) => number {
  const inSomeSite = numbered(
    scope.bodySites.flatMap((site) => site.dx),
    dxIndex,
  );
  return (view) => {
    let count = 0;
    for (let i = 0; i < view.dxCount; i++) if (hasCode(inSomeSite, view.dx[i] as number)) count++;
    return count;
  };
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
