import type { Words } from '../../claims/words.ts';
import { distinctAmountFen } from '../distinct-amount.ts';
import type { Finding } from '../finding.ts';
import type { RuleRun } from '../rule-library.ts';

/** What was found in a set of cases; of one rule, or of all. */
export interface FindingTally {
  readonly findings: number;
  /** With a finding. */
  readonly cases: number;
  /** In fen. Over all rules, a fee line that several of them point at counts once. */
  readonly amount_fen: number;
}

/** Findings of one kind, and the first cases that have one. */
export interface FindingDifference<C> {
  readonly findings: number;
  readonly examples: readonly C[];
}

/** What becomes of one rule. */
export interface RuleEffect<C> {
  readonly rule: string;
  readonly name: Words;
  readonly now: FindingTally;
  readonly next: FindingTally;
  /** Cases of which the rule cannot tell. */
  readonly no_data: { readonly now: number; readonly next: number };
  readonly added: FindingDifference<C>;
  readonly gone: FindingDifference<C>;
  /** The same finding, but graver, surer, of another amount or in other words. */
  readonly changed: FindingDifference<C>;
}

/** What a change of rules does to a set of cases. */
export interface RulesComparisonReport<C> {
  readonly cases: number;
  readonly now: FindingTally;
  readonly next: FindingTally;
  /** Every rule that finds something or misses data; those that change most come first. */
  readonly rules: readonly RuleEffect<C>[];
}

const examplesShown = 5;
type Difference = 'added' | 'gone' | 'changed';
type Side = 'now' | 'next';

interface Tally {
  findings: number;
  cases: number;
  amountFen: number;
}

interface Account<C> {
  readonly tallies: Readonly<Record<Side, Tally>>;
  readonly noData: Record<Side, number>;
  readonly differences: Readonly<Record<Difference, { findings: number; readonly examples: C[] }>>;
}

/** Compares, case by case, what the rules of now and those to come find. */
export class RulesComparison<C> {
  #cases = 0;
  readonly #all: Readonly<Record<Side, Tally>> = { now: noTally(), next: noTally() };
  readonly #accounts = new Map<string, Account<C>>();
  readonly #nameOf: (rule: string) => Words;

  constructor(nameOf: (rule: string) => Words) {
    this.#nameOf = nameOf;
  }

  /** @param name by which a person finds the case again */
  add(name: C, now: RuleRun, next: RuleRun): void {
    this.#cases++;
    this.#tally('now', now);
    this.#tally('next', next);
    const before = new Map(now.findings.map((finding) => [finding.finding_id, finding]));
    for (const finding of next.findings) {
      const known = before.get(finding.finding_id);
      before.delete(finding.finding_id);
      if (!known) this.#note('added', finding, name);
      else if (JSON.stringify(known) !== JSON.stringify(finding)) this.#note('changed', finding, name);
    }
    for (const finding of before.values()) this.#note('gone', finding, name);
  }

  report(): RulesComparisonReport<C> {
    const effects = [...this.#accounts].map(([rule, account]) => this.#effect(rule, account));
    return {
      cases: this.#cases,
      now: toReport(this.#all.now),
      next: toReport(this.#all.next),
      rules: effects.sort((a, b) => changesOf(b) - changesOf(a) || (a.rule < b.rule ? -1 : 1)),
    };
  }

  #tally(side: Side, { findings, byRule }: RuleRun): void {
    if (findings.length > 0) count(this.#all[side], findings, distinctAmountFen(findings));
    for (const [rule, ofRule] of Map.groupBy(findings, ({ rule_id }) => rule_id)) {
      count(this.#account(rule).tallies[side], ofRule, distinctAmountFen(ofRule));
    }
    for (const [rule, verdict] of Object.entries(byRule)) {
      if (verdict === 'no-data') this.#account(rule).noData[side]++;
    }
  }

  #note(difference: Difference, { rule_id }: Finding, name: C): void {
    const account = this.#account(rule_id).differences[difference];
    account.findings++;
    const isNew = account.examples.at(-1) !== name;
    if (isNew && account.examples.length < examplesShown) account.examples.push(name);
  }

  #account(rule: string): Account<C> {
    const known = this.#accounts.get(rule);
    if (known) return known;
    const none = () => ({ findings: 0, examples: [] });
    const account: Account<C> = {
      tallies: { now: noTally(), next: noTally() },
      noData: { now: 0, next: 0 },
      differences: { added: none(), gone: none(), changed: none() },
    };
    this.#accounts.set(rule, account);
    return account;
  }

  #effect(rule: string, { tallies, noData, differences }: Account<C>): RuleEffect<C> {
    return {
      rule,
      name: this.#nameOf(rule),
      now: toReport(tallies.now),
      next: toReport(tallies.next),
      no_data: noData,
      ...differences,
    };
  }
}

function noTally(): Tally {
  return { findings: 0, cases: 0, amountFen: 0 };
}

function count(tally: Tally, findings: readonly Finding[], amountFen: number): void {
  tally.findings += findings.length;
  tally.cases++;
  tally.amountFen += amountFen;
}

function toReport({ findings, cases, amountFen }: Tally): FindingTally {
  return { findings, cases, amount_fen: amountFen };
}

/** How many findings a change of rules concerns. */
export function changesOf({ added, gone, changed }: RuleEffect<unknown>): number {
  return added.findings + gone.findings + changed.findings;
}
