import { encounterHalf, warningId, warningIdentity } from '../../core/orders/warning-id.ts';
import type { WarningRecord } from '../../core/orders/warning-record.ts';

/** A warning of a rule about item `A`, as first shown in an encounter of a hospital of Linyi, not answered. */
export function warningRecord(
  encounterId: string,
  rule: string,
  parts: Partial<WarningRecord> = {},
): WarningRecord {
  const hospital = parts.hospital ?? 'H37130200901';
  const identity = warningIdentity(hospital, encounterId, {
    rule,
    severity: parts.severity ?? 'highly-suspicious',
    codes: ['A'],
  });
  return {
    id: warningId(encounterHalf(hospital, encounterId), identity, 0),
    identity,
    hospital,
    rule,
    department: 'A03.04',
    doctor: 'D110101000001',
    severity: 'highly-suspicious',
    needs_reason: true,
    amount_fen: 12_000,
    shown_at: '2026-11-22T03:30:00.000Z',
    request: 'REQ1',
    channel: 'nhsa',
    state: 'unanswered',
    reason_code: null,
    reason_text: null,
    answered_at: null,
    ...parts,
  };
}
