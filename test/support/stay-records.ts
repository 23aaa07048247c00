import type { StayRecord } from '../../core/rules/stay-record.ts';

/** Another stay of the person, from 10 to 20 February 2026, in the hospital of `settlementList`. */
export function stayRecord(parts: Partial<StayRecord> = {}): StayRecord {
  return {
    hospital: 'H11010100001',
    settlementId: 'S0',
    admittedOn: '2026-02-10',
    dischargedOn: '2026-02-20',
    principalDiagnosis: 'I10.x09',
    dischargeWay: 'home',
    department: 'A03.04',
    daySurgery: false,
    plannedReadmission: false,
    costFen: 500_000,
    ...parts,
  };
}

/** An outpatient visit of 80 yuan on one day. */
export function visitRecord(day: string, parts: Partial<StayRecord> = {}): StayRecord {
  return stayRecord({
    settlementId: `V${day}`,
    care: 'outpatient',
    admittedOn: day,
    dischargedOn: day,
    dischargeWay: null,
    costFen: 8000,
    ...parts,
  });
}
