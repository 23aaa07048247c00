import type { CareSetting } from '../claims/care-setting.ts';
import type { DischargeWay } from '../claims/settlement-list.ts';

/**
 * The little that rules across stays need to know of another stay, or outpatient bill, of the same person. It
 * is stored with every case, so what says nothing is left out, and nothing in it names the person.
 */
export interface StayRecord {
  readonly hospital: string;
  readonly settlementId: string;
  /** Left out for a stay. */
  readonly care?: Exclude<CareSetting, 'inpatient'>;
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
  readonly sex?: 'male' | 'female';
  /** Tells two birth dates under one number apart and gives neither away; made by whoever keeps the record. */
  readonly birthMark?: string;
  /** Examinations that stand on the bill: catalogue code to the last day, `yyyy-MM-dd`. */
  readonly exams?: Readonly<Record<string, string>>;
  /** There are drugs on the bill; told of outpatient bills alone. */
  readonly buysDrugs?: true;
}
