import { countOf, type Tally } from '../indicators/tally.ts';
import type { RuleDeclaration } from '../rules/rule-declarations.ts';
import type { RuleRow } from './report.ts';
import type { PeriodRecords, ReviewedMoney } from './report-input.ts';

/** What each rule found, the most money first; rules that found nothing are left out. */
export function ruleRows(
  tally: Tally,
  rules: readonly RuleDeclaration[],
  reviewed: PeriodRecords['reviewed'],
): readonly RuleRow[] {
  const declared = new Map(rules.map((rule) => [rule.id, rule]));
  return Object.keys(tally)
    .filter((name) => name.startsWith('rule/'))
    .map((name) => rowOf(name.slice('rule/'.length), tally, declared, reviewed))
    .sort(
      (a, b) => b.identifiedFen - a.identifiedFen || b.findings - a.findings || (a.rule < b.rule ? -1 : 1),
    );
}

const undecided: ReviewedMoney = { confirmedFen: 0, recoveredFen: 0 };

function rowOf(
  rule: string,
  tally: Tally,
  declared: ReadonlyMap<string, RuleDeclaration>,
  reviewed: PeriodRecords['reviewed'],
): RuleRow {
  const { name, category, severity, legalBasis } = declared.get(rule) ?? unknownRule(rule);
  return {
    rule,
    name,
    category,
    severity,
    legalBasis,
    findings: countOf(tally, `rule/${rule}`),
    identifiedFen: countOf(tally, `ruleFen/${rule}`),
    reviewed: reviewed && (reviewed.get(rule) ?? undecided),
  };
}

/** One that was in force when the case was audited, and is not installed any more. */
function unknownRule(rule: string) {
  return { name: { zh: rule, en: rule }, category: null, severity: null, legalBasis: [] };
}
