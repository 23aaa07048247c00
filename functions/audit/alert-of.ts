import { createHash } from 'node:crypto';
import type { CaseFacts } from '../../core/indicators/case-facts.ts';
import type { Result } from '../../core/result.ts';
import type { Severity } from '../../core/rules/finding.ts';
import type { Alert } from '../../platform/messages.ts';

const worstFirst: readonly Severity[] = ['violation', 'highly-suspicious', 'suspicious', 'reminder'];

/**
 * The alert of a case with findings. Its id depends on these alone, so that an upload which changes
 * nothing alerts nobody again.
 */
export function alertOf(result: Result, { findings }: CaseFacts): Alert {
  const identity = [result.hospital, result.setl_id, ...result.findings.toSorted()].join('\n');
  const severities = new Set(findings.map(([, severity]) => severity));
  return {
    alert_id: createHash('sha256').update(identity).digest('hex').slice(0, 32),
    hospital: result.hospital,
    setl_id: result.setl_id,
    department: result.department,
    doctor: result.doctor,
    severity: worstFirst.find((severity) => severities.has(severity)) ?? 'reminder',
    rules: [...new Set(findings.map(([rule]) => rule))].sort(),
    amount_fen: result.amount_identified_fen,
    occurred_at: result.discharged_on,
  };
}
