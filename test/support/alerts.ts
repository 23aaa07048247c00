import type { Alert } from '../../platform/messages.ts';

let made = 0;

/** An alert unlike every other one; everything not told is unremarkable. */
export function anyAlert(parts: Partial<Alert> = {}): Alert {
  made += 1;
  return {
    alert_id: made.toString(16).padStart(32, '0'),
    hospital: 'H37130200901',
    setl_id: `S${made}`,
    department: 'A03.04',
    doctor: 'D1',
    severity: 'suspicious',
    rules: ['GZ10000201008000'],
    amount_fen: 2000,
    occurred_at: '2026-03-08',
    ...parts,
  };
}
