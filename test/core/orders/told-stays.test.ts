import { describe, expect, it } from 'vitest';
import { readAuditRequest } from '../../../core/orders/nhsa/read-audit-request.ts';
import { withToldStays } from '../../../core/orders/told-stays.ts';
import { auditMessage, encounter, patient, protocol, type Wire } from './nhsa/audit-messages.ts';

const hospital = 'H37130200901';

/** The person was here in October, by what the caller sends along. */
function question() {
  const message = auditMessage((data) => {
    const october = { mdtrt_id: 'ZY1', adm_date: '2026-10-02 08:00:00', dscg_date: '2026-10-05 10:00:00' };
    (patient(data)['fsi_encounter_dtos'] as Wire[]).push({ ...encounter(data), ...october });
  });
  const reading = readAuditRequest(
    message,
    { infno: '3101', hospital, askedAt: '2026-11-09T09:12:00' },
    protocol,
  );
  const [asked] = reading.ok ? reading.request.questions : [];
  if (!asked) throw new Error('nobody was asked about');
  return asked;
}

const told = {
  hospital,
  settlementId: 'ZY1',
  admittedOn: '2026-10-02',
  dischargedOn: '2026-10-05',
  principalDiagnosis: 'A09.001',
};

describe('encounters that come along with a question', () => {
  it('are history where the table knows of none', () => {
    expect(withToldStays(null, question(), {})).toMatchObject([told]);
  });

  it('stand beside what the table knows, which goes before where both are of the same stay', () => {
    const [stay] = withToldStays(null, question(), {}) ?? [];
    if (!stay) throw new Error('nothing told');
    const september = { ...stay, settlementId: 'S0', admittedOn: '2026-09-01' };
    const settled = { ...stay, settlementId: 'S1' };
    expect(withToldStays([september], question(), {})).toMatchObject([{ settlementId: 'S0' }, told]);
    expect(withToldStays([settled], question(), {})).toEqual([settled]);
  });

  it('leave it unknown what was, where none came', () => {
    expect(withToldStays(null, { ...question(), others: [] }, {})).toBeNull();
  });
});
