import type { CodeScope } from '../../../../core/grouping/code-scope.ts';
import {
  type CodeListRef,
  type Comparison,
  type Condition,
  type ConditionVisitor,
  visitCondition,
} from '../../../../core/grouping/condition.ts';
import { conditionParts } from '../../../../core/grouping/condition-parts.ts';
import type { GroupingCase } from '../../../../core/grouping/grouping-case.ts';
import type { Unmet } from '../../../../core/grouping/trace-step.ts';
import type { ComplicationFact } from './complication-facts.ts';

/** Reads a condition against a case as it is written, and names the parts that fail; none: it holds. */
export function unmetConditions(
  condition: Condition,
  scope: CodeScope,
  given: GroupingCase,
  complications: readonly ComplicationFact[],
): Unmet {
  const unmet = (part: Condition): Unmet => unmetConditions(part, scope, given, complications);
  const holds = (part: Condition) => unmet(part).length === 0;
  if ('all' in condition) return unmetParts(conditionParts(condition), unmet);

  const touches = (codes: readonly string[], ref: CodeListRef) => {
    const list = scope.codesOf(ref);
    return codes.some((code) => list.includes(code));
  };
  const { dx, proc } = given;
  const visitor: ConditionVisitor<boolean> = {
    all: (parts) => parts.every(holds),
    any: (parts) => parts.some(holds),
    not: (part) => !holds(part),
    const: (value) => value,
    principalDx: (ref) => touches(dx.slice(0, 1), ref),
    anyDx: (ref) => touches(dx, ref),
    secondaryDx: (ref) => touches(dx.slice(1), ref),
    mainProc: (ref) => touches(proc.slice(0, 1), ref),
    anyProc: (ref) => touches(proc, ref),
    secondaryProc: (ref) => touches(proc.slice(1), ref),
    procClass: (name) => touches(proc, { codes: scope.codesOfClass(name) }),
    ageYears: (comparison) => numberTest(comparison)(given.ageYears ?? 0),
    ageDays: (comparison) => numberTest(comparison)(given.ageDays ?? 0),
    weightGrams: (comparison) => numberTest(comparison)(given.weightGrams ?? 0),
    losDays: (comparison) => numberTest(comparison)(given.losDays ?? 0),
    sex: ([, text]) => readSex(given.sex) === text,
    dischargeWay: ([, text]) => (given.dischargeWay ?? '') === text,
    hasSecondaryDx: () => dx.length > 1,
    hasSecondProc: () => proc.length > 1,
    complication: (level) => complications.some((fact) => fact.level === level && !fact.excluded),
    bodySites: (comparison) => {
      const touched = scope.bodySites.filter((site) => dx.some((code) => site.dx.includes(code)));
      return numberTest(comparison)(touched.length);
    },
    bodySiteDx: (comparison) => {
      const inSite = dx.filter((code) => scope.bodySites.some((site) => site.dx.includes(code)));
      return numberTest(comparison)(inSite.length);
    },
    distinctDx: ({ of, among, count }) =>
      numberTest(count)(distinctIn(among === 'all' ? dx : dx.slice(1), scope.codesOf(of))),
    distinctProc: ({ of, among, count }) =>
      numberTest(count)(distinctIn(among === 'all' ? proc : proc.slice(1), scope.codesOf(of))),
    anyDxPrefix: (prefix) => dx.some((code) => code.startsWith(prefix)),
  };
  return visitCondition(condition, visitor) ? [] : [condition];
}

/** What counts over all codes is asked last, where everything else holds. */
function unmetParts(parts: readonly Condition[], unmet: (part: Condition) => Unmet): Unmet {
  const isCount = (part: Condition) =>
    'bodySites' in part || 'bodySiteDx' in part || 'distinctDx' in part || 'distinctProc' in part;
  if (!parts.some(isCount)) return parts.flatMap(unmet);
  const isBlocked = parts.some((part) => !isCount(part) && unmet(part).length > 0);
  return parts.filter((part) => !(isBlocked && isCount(part))).flatMap(unmet);
}

function distinctIn(codes: readonly string[], list: readonly string[]): number {
  return new Set(codes.filter((code) => list.includes(code))).size;
}

function readSex(sex: string | null): string {
  if (sex === '男') return '1';
  if (sex === '女') return '2';
  return sex ?? '';
}

function numberTest([operator, right]: Comparison): (left: number) => boolean {
  const tests: Readonly<Record<Comparison[0], (left: number) => boolean>> = {
    '==': (left) => left === right,
    '<': (left) => left < right,
    '<=': (left) => left <= right,
    '>': (left) => left > right,
    '>=': (left) => left >= right,
  };
  return tests[operator];
}
