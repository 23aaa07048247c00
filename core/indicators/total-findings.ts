import type { Finding } from '../rules/finding.ts';
import { mostNamed, type NamedFinding, type RuleTotal } from './case-facts.ts';

/** The findings of a case by rule, named in the order of their ids so that equal findings are equal facts. */
export function totalFindings(findings: readonly Finding[]): readonly RuleTotal[] {
  if (findings.length === 0) return [];
  const named = namedAmong(findings);
  const byRule = Map.groupBy(findings, (finding) => finding.rule_id);
  return [...byRule].map(([rule, ofRule]) => {
    const [{ severity, confidence }] = ofRule as [Finding, ...Finding[]];
    const amountFen = ofRule.reduce((sum, finding) => sum + finding.amount_fen, 0);
    const own = ofRule
      .filter((finding) => named.has(finding))
      .sort(byId)
      .map((finding): NamedFinding => {
        const { finding_id, amount_fen } = finding;
        return finding.severity === severity
          ? [finding_id, amount_fen]
          : [finding_id, amount_fen, finding.severity];
      });
    return [rule, severity, ofRule.length, amountFen, confidence, own];
  });
}

function namedAmong(findings: readonly Finding[]): ReadonlySet<Finding> {
  if (findings.length <= mostNamed) return new Set(findings);
  const dearest = findings.toSorted((a, b) => b.amount_fen - a.amount_fen || byId(a, b));
  return new Set(dearest.slice(0, mostNamed));
}

const byId = (a: Finding, b: Finding) => (a.finding_id < b.finding_id ? -1 : 1);
