import type { Alert, LampAlert } from '../../platform/messages.ts';

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

/** A lamp of a department that turned red, unlike every other one. */
export function anyLampAlert(parts: Partial<LampAlert> = {}): LampAlert {
  made += 1;
  return {
    kind: 'lamp',
    alert_id: made.toString(16).padStart(32, '0'),
    hospital: 'H37130200901',
    department: 'A03.04',
    indicator: 'readmission',
    name: { zh: '31天再住院率', en: 'Readmission within 31 days' },
    month: '2026-02',
    red_since: '2026-02',
    text: { zh: '红灯：再住院率 12.0%', en: 'red: readmission 12.0 %' },
    causes: [{ zh: '医师D1：由5.0%变为15.0%', en: 'doctor D1: 15.0 % after 5.0 %' }],
    questions: [{ zh: '随访是否按时完成', en: 'was follow-up done in time' }],
    ...parts,
  };
}
