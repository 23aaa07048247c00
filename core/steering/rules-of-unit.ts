import { countOf, type Tally } from '../indicators/tally.ts';
import type { RuleShare } from './portrait.ts';

const prefix = 'rule/';

/** What each rule found, the most money first; rules that found nothing now are left out. */
export function rulesOfUnit(now: Tally, before: Tally = {}): readonly RuleShare[] {
  return Object.keys(now)
    .filter((name) => name.startsWith(prefix))
    .map((name) => ruleShare(name.slice(prefix.length), now, before))
    .sort((a, b) => b.amountFen - a.amountFen || b.findings - a.findings || (a.rule < b.rule ? -1 : 1));
}

/** What one rule found; nought where it found nothing. */
export function ruleShare(rule: string, now: Tally, before: Tally = {}): RuleShare {
  return {
    rule,
    findings: countOf(now, `rule/${rule}`),
    cases: countOf(now, `ruleCases/${rule}`),
    amountFen: countOf(now, `ruleFen/${rule}`),
    findingsBefore: countOf(before, `rule/${rule}`),
  };
}
