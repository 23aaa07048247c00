import type { WarningRecord } from '../../../../core/orders/warning-record.ts';
import { warningRecord } from '../../../support/warning-records.ts';

/** A record of which a test says only what it is about; by itself nothing grave, worth ten yuan. */
export function record(parts: Partial<WarningRecord> = {}): WarningRecord {
  return warningRecord('M1', 'R1', {
    severity: 'suspicious',
    needs_reason: false,
    amount_fen: 1000,
    ...parts,
  });
}

/** So many records alike, of four doctors in turn. */
export function records(count: number, parts: Partial<WarningRecord> = {}): WarningRecord[] {
  return Array.from({ length: count }, (_, at) => record({ doctor: `D${at % 4}`, ...parts }));
}
