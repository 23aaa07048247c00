import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { CaseIndex } from './case-index.ts';
import { type Evidence, type Finding, gravestFirst, type Severity } from './finding.ts';
import type { Hit } from './rule.ts';
import type { RuleDeclaration } from './rule-declarations.ts';

/** Dresses a hit as the record that people see, with everything the rule's declaration says of it. */
export function makeFinding({ list }: CaseIndex, rule: RuleDeclaration, hit: Hit): Finding {
  return {
    finding_id: findingId(list.hospital, list.settlementId, rule.id, hit.evidence),
    hospital: list.hospital,
    setl_id: list.settlementId,
    rule_id: rule.id,
    rule_name: rule.name,
    category: rule.category,
    stage: rule.stage,
    severity: milder(rule.severity, hit.severity),
    verdict: 'fail',
    evidence: hit.evidence,
    amount_fen: hit.amountFen,
    amount_method: hit.amountMethod,
    legal_basis: rule.legalBasis,
    department: hit.department ?? list.stay.department,
    doctor: hit.doctor ?? list.stay.doctor,
    occurred_on: hit.occurredOn,
    confidence: rule.confidence,
  };
}

function milder(declared: Severity, ofHit: Severity = declared): Severity {
  return gravestFirst.indexOf(ofHit) > gravestFirst.indexOf(declared) ? ofHit : declared;
}

/** The first 128 bits of SHA-256 over who, what and on which evidence, in hex; the order of evidence is no matter. */
export function findingId(
  hospital: string,
  settlementId: string,
  ruleId: string,
  evidence: readonly Evidence[],
): string {
  const refs = evidence.map(({ kind, ref }) => `${kind}:${ref}`).sort();
  const identity = JSON.stringify([hospital, settlementId, ruleId, ...refs]);
  return bytesToHex(sha256(utf8ToBytes(identity))).slice(0, 32);
}
