import type { OrderCheck, OrderQuestion } from '../../core/orders/order-check.ts';
import type { WarningRecord } from '../../core/orders/warning-record.ts';

/** What is new among the warnings to be shown, as it is kept. */
export function newRecords(
  { warnings }: OrderCheck,
  { encounter, request }: OrderQuestion,
  channel: WarningRecord['channel'],
  shownAt: Date,
): WarningRecord[] {
  return warnings
    .filter(({ isRepeat }) => !isRepeat)
    .map(({ id, warning: { identity, finding, needsReason } }) => ({
      id,
      identity,
      hospital: encounter.hospital,
      rule: finding.rule_id,
      department: finding.department,
      doctor: finding.doctor,
      severity: finding.severity,
      needs_reason: needsReason,
      amount_fen: finding.amount_fen,
      shown_at: shownAt.toISOString(),
      request,
      channel,
      state: 'unanswered',
      reason_code: null,
      reason_text: null,
      answered_at: null,
    }));
}
