import type { CaseIndex } from './case-index.ts';
import { collectCharged } from './charged-items.ts';
import type { Concerns } from './concerns.ts';
import { isExempt } from './exemption.ts';
import type { Finding } from './finding.ts';
import type { Judge } from './judge.ts';
import { makeFinding } from './make-finding.ts';
import { noData, type Verdict } from './rule.ts';
import type { RulesInForce, SpokenVerdict } from './rules-in-force.ts';

/** What the rules in force say of one case. */
export class RuleRun {
  readonly findings: readonly Finding[];
  /** How many rules in force came out which way. */
  readonly verdicts: { readonly pass: number; readonly fail: number; readonly no_data: number };
  /** Codes of the indicators that the case counts for. */
  readonly marks: readonly string[];
  readonly #inForce: RulesInForce;
  readonly #spoken: readonly SpokenVerdict[];

  /** @param spoken of all rules that did not pass the case, in any order */
  constructor(inForce: RulesInForce, spoken: SpokenVerdict[], index: CaseIndex) {
    this.#inForce = inForce;
    this.#spoken = spoken.sort((a, b) => a.place - b.place);
    const findings: Finding[] = [];
    const marks: string[] = [];
    let [fail, noDatas] = [0, 0];
    for (const { place, verdict } of spoken) {
      const { declaration, isMark } = ruleAt(inForce, place);
      if (isMark && verdict.kind === 'fail') marks.push(declaration.id);
      if (isMark) continue;
      if (verdict.kind === 'no-data') noDatas += 1;
      else {
        fail += 1;
        for (const hit of verdict.hits) findings.push(makeFinding(index, declaration, hit));
      }
    }
    this.findings = findings;
    this.marks = marks;
    this.verdicts = { pass: inForce.judging - fail - noDatas, fail, no_data: noDatas };
  }

  /** One entry for each rule in force on the day of discharge that looks at care of this kind. */
  get byRule(): Readonly<Record<string, Verdict['kind']>> {
    const spoken = new Map(this.#spoken.map(({ place, verdict }) => [place, verdict.kind]));
    return Object.fromEntries(
      this.#inForce.rules.map(({ declaration: { id } }, place) => [id, spoken.get(place) ?? 'pass']),
    );
  }

  /** What one rule said; `null` where it is not in force for such a case. */
  verdictOf(rule: string): Verdict['kind'] | null {
    const place = this.#inForce.rules.findIndex(({ declaration }) => declaration.id === rule);
    if (place < 0) return null;
    return this.#spoken.find((spoken) => spoken.place === place)?.verdict.kind ?? 'pass';
  }

  /** The rules that had no data, but for those that only mark. */
  get unanswered(): readonly Unanswered[] {
    return this.#spoken.flatMap(({ place, verdict }) => {
      const { declaration, isMark } = ruleAt(this.#inForce, place);
      if (isMark || verdict.kind !== 'no-data') return [];
      const { needs, cause } = verdict;
      return [{ rule: declaration.id, needs, ...(cause !== undefined && { cause }) }];
    });
  }
}

/** A rule that could not speak, what it needs, and what it broke on where that is the reason. */
export interface Unanswered {
  readonly rule: string;
  readonly needs: string;
  readonly cause?: unknown;
}

/** Runs the rules in force for a case, each asked for its verdict by `judge`. */
export function runRules(inForce: RulesInForce, concerns: Concerns, index: CaseIndex, judge: Judge): RuleRun {
  const isHeard = (place: number) => !isExempt(ruleAt(inForce, place).declaration, index);
  const spoken = inForce.lacking.filter(({ place }) => isHeard(place));
  const hear = (place: number, verdict: Verdict) => {
    if (verdict.kind !== 'pass' && isHeard(place)) spoken.push({ place, verdict });
  };
  for (const place of inForce.ofCases) {
    const { check } = ruleAt(inForce, place);
    if (check) hear(place, judge(check, index, []));
  }
  if (index.standingLines === null) {
    for (const place of inForce.bySlot.values()) hear(place, noData('feeLines'));
    return new RuleRun(inForce, spoken, index);
  }
  for (const [slot, items] of collectCharged(index.standingLines, concerns)) {
    const place = inForce.bySlot.get(slot);
    if (place === undefined) continue;
    const { check } = ruleAt(inForce, place);
    if (check) hear(place, judge(check, index, items));
  }
  return new RuleRun(inForce, spoken, index);
}

function ruleAt({ rules }: RulesInForce, place: number): RulesInForce['rules'][number] {
  return rules[place] as RulesInForce['rules'][number];
}
