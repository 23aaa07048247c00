import type { CaseIndex } from './case-index.ts';
import { type ChargedBySlot, collectCharged } from './charged-items.ts';
import type { Concerns } from './concerns.ts';
import { isExempt } from './exemption.ts';
import type { Finding } from './finding.ts';
import { makeFinding } from './make-finding.ts';
import { noData, pass, type Verdict } from './rule.ts';
import type { RuleInForce } from './rules-in-force.ts';

/** What the rules in force say of one case. */
export class RuleRun {
  readonly findings: Finding[] = [];
  /** How many rules in force came out which way. */
  readonly verdicts = { pass: 0, fail: 0, no_data: 0 };
  /** Codes of the indicators that the case counts for. */
  readonly marks: string[] = [];
  readonly #rules: readonly RuleInForce[];
  readonly #kinds: Verdict['kind'][] = [];

  constructor(rules: readonly RuleInForce[]) {
    this.#rules = rules;
  }

  /** One entry for each rule in force on the day of discharge that looks at care of this kind. */
  get byRule(): Readonly<Record<string, Verdict['kind']>> {
    return Object.fromEntries(
      this.#rules.map(({ declaration: { id } }, at) => [id, this.#kinds[at] as Verdict['kind']]),
    );
  }

  /** Takes the verdicts in the order of the rules. */
  add({ declaration, isMark }: RuleInForce, verdict: Verdict, index: CaseIndex): void {
    this.#kinds.push(verdict.kind);
    if (isMark) {
      if (verdict.kind === 'fail') this.marks.push(declaration.id);
      return;
    }
    this.verdicts[verdict.kind === 'no-data' ? 'no_data' : verdict.kind] += 1;
    if (verdict.kind !== 'fail') return;
    for (const hit of verdict.hits) this.findings.push(makeFinding(index, declaration, hit));
  }
}

/** Runs the rules in force for a case. A rule that throws is a defect and is let through. */
export function runRules(rules: readonly RuleInForce[], concerns: Concerns, index: CaseIndex): RuleRun {
  const charged = collectCharged(index.standingLines, concerns);
  const run = new RuleRun(rules);
  for (const rule of rules) {
    run.add(rule, isExempt(rule.declaration, index) ? pass : judge(rule, index, charged), index);
  }
  return run;
}

function judge({ check, slot, needs }: RuleInForce, index: CaseIndex, charged: ChargedBySlot): Verdict {
  if (check === null) return noData(needs);
  if (check.reads === 'case') return check.run(index);
  if (index.standingLines === null) return noData('feeLines');
  const items = charged[slot];
  return items ? check.run(index, items) : pass;
}
