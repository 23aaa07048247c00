import type { WarningRecord } from '../../../../core/orders/warning-record.ts';

/** A record of which a test says only what it is about. */
export function record(parts: Partial<WarningRecord> = {}): WarningRecord {
  return {
    id: '0',
    identity: '0',
    hospital: 'H1',
    rule: 'R1',
    department: 'A03.04',
    doctor: 'D1',
    severity: 'suspicious',
    needs_reason: false,
    amount_fen: 1000,
    shown_at: '2026-11-02T01:00:00.000Z',
    request: 'q',
    channel: 'nhsa',
    state: 'unanswered',
    reason_code: null,
    reason_text: null,
    answered_at: null,
    ...parts,
  };
}

/** So many records alike, of four doctors in turn. */
export function records(count: number, parts: Partial<WarningRecord> = {}): WarningRecord[] {
  return Array.from({ length: count }, (_, at) => record({ id: String(at), doctor: `D${at % 4}`, ...parts }));
}
