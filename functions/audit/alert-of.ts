import type { CaseFacts } from '../../core/indicators/case-facts.ts';
import type { Result } from '../../core/result.ts';
import type { Severity } from '../../core/rules/finding.ts';
import { alertIdOf } from '../../platform/alerts/alert-id.ts';
import type { Alert } from '../../platform/messages.ts';

const worstFirst: readonly Severity[] = ['violation', 'highly-suspicious', 'suspicious', 'reminder'];

/** The alert of a case with findings. */
export function alertOf(result: Result, { findings }: CaseFacts): Alert {
  const severities = new Set(findings.map(([, severity]) => severity));
  return {
    alert_id: alertIdOf(result),
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
