import type { DischargeWay } from '../claims/settlement-list.ts';

/** The little that rules across stays need to know of another stay of the same person. */
export interface StayRecord {
  readonly hospital: string;
  readonly settlementId: string;
  /** `yyyy-MM-dd`. */
  readonly admittedOn: string;
  /** `yyyy-MM-dd`. */
  readonly dischargedOn: string;
  readonly principalDiagnosis: string;
  readonly dischargeWay: DischargeWay | null;
  readonly department: string;
  readonly daySurgery: boolean;
  /** The stay announced a readmission within 31 days. */
  readonly plannedReadmission: boolean;
  readonly costFen: number | null;
}
