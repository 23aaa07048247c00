import type { CodeScope } from '../../../../core/grouping/code-scope.ts';
import { type Condition, visitConditionOr } from '../../../../core/grouping/condition.ts';
import type { GroupingCase } from '../../../../core/grouping/grouping-case.ts';
import type { Because, CaseCode, Evidence } from '../../../../core/grouping/trace-step.ts';
import type { ComplicationFact } from './complication-facts.ts';
import { unmetConditions } from './unmet-conditions.ts';

/** What a case has for each part of a condition that holds, read off the lists. */
export function plainEvidence(
  condition: Condition,
  scope: CodeScope,
  given: GroupingCase,
  complications: readonly ComplicationFact[],
): Because {
  const because = (part: Condition): Because => plainEvidence(part, scope, given, complications);
  if ('all' in condition) return condition.all.flatMap(because);
  if ('any' in condition) {
    const first = condition.any.find(
      (part) => unmetConditions(part, scope, given, complications).length === 0,
    );
    return first ? because(first) : [];
  }
  const part = condition;
  const dx = codesOf('dx', given.dx);
  const proc = codesOf('proc', given.proc);
  const within = (codes: readonly CaseCode[], list: readonly string[]) =>
    codes.filter(({ code }) => list.includes(code));
  const sitesOf = (code: string) =>
    scope.bodySites.filter((site) => site.dx.includes(code)).map(({ site }) => site);
  const injuries = dx
    .map((code) => ({ ...code, sites: sitesOf(code.code) }))
    .filter(({ sites }) => sites.length > 0);
  const distinct = (codes: readonly CaseCode[]) => new Set(codes.map(({ code }) => code)).size;
  const valued = (value: number | string | null, codes: readonly CaseCode[] = []): Evidence => ({
    part,
    codes,
    value,
  });
  const coded = (codes: readonly CaseCode[]): Evidence => ({ part, codes });
  const counted = (codes: readonly CaseCode[]) => valued(distinct(codes), codes);
  return [
    visitConditionOr<Evidence>(
      part,
      {
        principalDx: (ref) => coded(within(dx.slice(0, 1), scope.codesOf(ref))),
        anyDx: (ref) => coded(within(dx, scope.codesOf(ref))),
        secondaryDx: (ref) => coded(within(dx.slice(1), scope.codesOf(ref))),
        mainProc: (ref) => coded(within(proc.slice(0, 1), scope.codesOf(ref))),
        anyProc: (ref) => coded(within(proc, scope.codesOf(ref))),
        secondaryProc: (ref) => coded(within(proc.slice(1), scope.codesOf(ref))),
        procClass: (name) => coded(within(proc, scope.codesOfClass(name))),
        ageYears: () => valued(given.ageYears),
        ageDays: () => valued(given.ageDays),
        weightGrams: () => valued(given.weightGrams),
        losDays: () => valued(given.losDays),
        sex: () => valued(given.sex),
        dischargeWay: () => valued(given.dischargeWay),
        hasSecondaryDx: () => coded(dx.slice(1, 2)),
        hasSecondProc: () => coded(proc.slice(1, 2)),
        complication: (level) =>
          coded(
            dx.filter(({ position }) =>
              complications.some(
                (fact) => fact.position === position && fact.level === level && !fact.excluded,
              ),
            ),
          ),
        bodySites: () => valued(new Set(injuries.flatMap(({ sites }) => sites)).size, injuries),
        bodySiteDx: () => valued(injuries.length, injuries),
        distinctDx: ({ of, among }) => counted(within(among === 'all' ? dx : dx.slice(1), scope.codesOf(of))),
        distinctProc: ({ of, among }) =>
          counted(within(among === 'all' ? proc : proc.slice(1), scope.codesOf(of))),
        anyDxPrefix: (prefix) => coded(dx.filter(({ code }) => code.startsWith(prefix))),
      },
      coded([]),
    ),
  ];
}

function codesOf(kind: CaseCode['kind'], codes: readonly string[]): readonly CaseCode[] {
  return codes.map((code, position) => ({ kind, position, code }));
}
