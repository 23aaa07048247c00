import { distinctAmountFen } from '../rules/distinct-amount.ts';
import type { Evidence, Finding } from '../rules/finding.ts';
import { findingId } from '../rules/make-finding.ts';

/**
 * Findings of one rule on the same items as one: a clinician is told once. It is as grave as the first, with the
 * evidence and the money of all; what several rest on counts once, at its largest share.
 * @param alike of one case and one rule, the gravest first
 */
export function mergeFindings(alike: readonly [Finding, ...Finding[]]): Finding {
  const [first] = alike;
  if (alike.length === 1) return first;
  const evidence = distinct(alike.flatMap((finding) => finding.evidence));
  return {
    ...first,
    finding_id: findingId(first.hospital, first.setl_id, first.rule_id, evidence),
    evidence,
    amount_fen: distinctAmountFen(alike),
  };
}

function distinct(evidence: readonly Evidence[]): readonly Evidence[] {
  const byRef = new Map<string, Evidence>();
  for (const one of evidence) {
    const key = `${one.kind}:${one.ref}`;
    const known = byRef.get(key);
    if (!known || (one.amount_fen ?? 0) > (known.amount_fen ?? 0)) byRef.set(key, one);
  }
  return [...byRef.values()];
}
