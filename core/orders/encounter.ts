import type { CareSetting } from '../claims/care-setting.ts';
import type {
  Diagnosis,
  HospitalLevel,
  Maternity,
  Prescription,
  Procedure,
  Sex,
} from '../claims/settlement-list.ts';

/**
 * A patient's stay or visit at the moment somebody orders something: what both protocols, NHSA 3101/3102 and
 * CDS Hooks, are read into. Times are local, as `yyyy-MM-ddTHH:mm:ss`; money is fen.
 */
export interface Encounter {
  /** `fixmedins_code`, of the caller's token: never of the request. */
  readonly hospital: string;
  /** Unique in the hospital; of the calling system's own making. */
  readonly encounterId: string;
  readonly care: CareSetting;
  /** `med_type` as sent; `null` where the protocol has none. */
  readonly careType: string | null;
  /** What the request says of the hospital, used only where the registry does not know it. */
  readonly declaredHospital: { readonly name: string | null; readonly level: HospitalLevel | null };
  readonly patient: OrderPatient;
  readonly admittedAt: string;
  /** When it ended or is to end; `null` while nobody says so. */
  readonly dischargedAt: string | null;
  readonly department: string;
  readonly doctor: string | null;
  /** Principal first; may be empty while none is made. */
  readonly diagnoses: readonly Diagnosis[];
  readonly procedures: readonly Procedure[];
  readonly insurance: {
    /** `hi_type` as sent; `null` where it was not told. */
    readonly typeCode: string | null;
    readonly insuredRegion: string | null;
  };
  /** What the encounter has cost up to now by the caller's own count; `null` where it was not told. */
  readonly costSoFarFen: number | null;
  /** What stands ordered and what is being ordered. */
  readonly orders: readonly Order[];
}

export interface OrderPatient {
  /** The caller's id of the patient, given back in answers. Never stored, never logged. */
  readonly reference: string;
  /** The insured person's number, an identity: it never leaves the process unhashed. `null` where not told. */
  readonly personId: string | null;
  readonly sex: Sex;
  /** `yyyy-MM-dd`. */
  readonly birthDate: string | null;
  readonly maternity: Maternity | null;
}

export interface Order {
  /** `rx_id`, or the id of the FHIR resource: evidence refers to it. */
  readonly id: string;
  /** National catalogue code. */
  readonly code: string;
  readonly name: string | null;
  readonly quantity: number;
  /** Fen, possibly fractional. */
  readonly unitPriceFen: number;
  readonly amountFen: number;
  /** `med_chrgitm_type`, `01` … `14`, if told. */
  readonly category: string | null;
  readonly department: string | null;
  readonly doctor: string | null;
  readonly startsAt: string;
  /** `null` while it goes on. */
  readonly stopsAt: string | null;
  readonly isLongTerm: boolean;
  /** Drugs to take home at discharge. */
  readonly takeHome: boolean;
  /** Is being written now; the others are context, and nobody is warned about them alone. */
  readonly isCurrent: boolean;
  readonly prescription: Prescription;
}
