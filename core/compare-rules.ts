import { assessCase } from './assess-case.ts';
import type { AuditCase } from './audit.ts';
import { caseContextOf } from './case-context-of.ts';
import type { CostBaseline } from './costs/cost-baseline.ts';
import type { Knowledge } from './knowledge.ts';
import { buildCaseIndex } from './rules/build-case-index.ts';
import type { RuleLibrary, RuleRun } from './rules/rule-library.ts';

/** What each library finds in a case that is grouped, priced and known alike. */
export function runBoth(
  { list, history, birthMark }: AuditCase,
  baselines: ReadonlyMap<string, CostBaseline>,
  knowledge: Knowledge,
  { now, next }: { readonly now: RuleLibrary; readonly next: RuleLibrary },
): { readonly now: RuleRun; readonly next: RuleRun } {
  const context = caseContextOf(
    list,
    assessCase(list, knowledge),
    { history, birthMark, baselines },
    knowledge,
  );
  const index = buildCaseIndex(list, context);
  return { now: now.run(index), next: next.run(index) };
}
