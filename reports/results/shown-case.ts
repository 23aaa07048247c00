import type { Result } from '../../core/result.ts';
import type { Finding } from '../../core/rules/finding.ts';

/**
 * How much of a batch its workbook shows: of its first records the cases that count with their findings, and its first
 * refused records. To write as many takes 130 MB.
 */
export const mostShown = { records: 5000, findings: 5000, rejected: 2000 } as const;

/** Evidence that is shown of a finding, and characters of it. */
const mostEvidence = 3;
const longestEvidence = 300;

/** What the workbook shows of a case: nothing that tells who it is. */
export interface ShownCase {
  readonly result: Pick<
    Result,
    | 'setl_id'
    | 'status'
    | 'paid'
    | 'weight'
    | 'payment_fen'
    | 'cost_fen'
    | 'balance_fen'
    | 'los_days'
    | 'department'
    | 'doctor'
    | 'admitted_on'
    | 'discharged_on'
    | 'amount_identified_fen'
  >;
  readonly findings: readonly ShownFinding[];
}

export type ShownFinding = Pick<
  Finding,
  'rule_id' | 'rule_name' | 'severity' | 'amount_fen' | 'legal_basis' | 'occurred_on'
> & {
  readonly evidence: { readonly zh: string; readonly en: string };
};

/** Of an audited case, what the workbook shows. */
export function toShownCase(result: Result, findings: readonly Finding[]): ShownCase {
  const { setl_id, status, paid, weight, payment_fen, cost_fen, balance_fen, los_days } = result;
  const { department, doctor, admitted_on, discharged_on, amount_identified_fen } = result;
  const money = { weight, payment_fen, cost_fen, balance_fen, amount_identified_fen };
  const stay = { los_days, department, doctor, admitted_on, discharged_on };
  return { result: { setl_id, status, paid, ...money, ...stay }, findings: findings.map(toShownFinding) };
}

function toShownFinding(finding: Finding): ShownFinding {
  const { rule_id, rule_name, severity, amount_fen, legal_basis, occurred_on } = finding;
  const evidence = { zh: evidenceIn('zh', finding), en: evidenceIn('en', finding) };
  return { rule_id, rule_name, severity, amount_fen, legal_basis, occurred_on, evidence };
}

function evidenceIn(language: 'zh' | 'en', { evidence }: Finding): string {
  const shown = evidence.slice(0, mostEvidence).map(({ text }) => text[language].slice(0, longestEvidence));
  const more = evidence.length - shown.length;
  return [...shown, ...(more > 0 ? [`… +${more}`] : [])].join('\n');
}
