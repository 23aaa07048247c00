import type { DischargeWay } from '../../claims/settlement-list.ts';
import type { RecordVerdict } from './supervision-indicator.ts';

/** A stay in a group of a DIP catalogue, as far as supervision looks at it; `null` is not known. */
export interface SupervisedCase {
  readonly hospital: string;
  readonly settlementId: string;
  readonly department: string;
  /** Area, catalogue and code: means are of one area. */
  readonly group: string;
  readonly costFen: number | null;
  readonly losDays: number;
  readonly dischargeWay: DischargeWay | null;
  readonly operated: boolean | null;
  /** Cost to its reference. */
  readonly ratio: number | null;
  /** Days since the stay that an unplanned readmission comes after; `'none'` where it is none. */
  readonly againAfterDays: number | 'none' | null;
  /** Rules that found something; `null` where the person's other stays are not known. */
  readonly findings: ReadonlySet<string> | null;
  /** Rules that the area asks. */
  readonly askedRules: ReadonlySet<string>;
  readonly record: RecordVerdict | null;
}
