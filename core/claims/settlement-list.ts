import type { CareSetting } from './care-setting.ts';

/**
 * The settlement list (医保结算清单) as the core sees it: what interface 4101 sends plus its fee lines
 * (interface 2301), mapped once at the edge. Names, addresses and identity numbers stay outside; the
 * person is known only by a key. Times are local, as `yyyy-MM-ddTHH:mm:ss`; dates as `yyyy-MM-dd`.
 */
export interface SettlementList {
  /** `fixmedins_code` of the hospital; with {@link settlementId} it identifies the case. */
  readonly hospital: string;
  /** `setl_id`. */
  readonly settlementId: string;
  /** `mdtrt_id`. */
  readonly encounterId: string | null;
  /** A list that is not of a stay is an outpatient bill: neither grouped nor paid by group. */
  readonly care: CareSetting;
  /** Facts of the list's own, used only where the hospital registry does not know the hospital. */
  readonly declaredHospital: { readonly name: string | null; readonly level: HospitalLevel | null };
  readonly patient: Patient;
  readonly stay: Stay;
  /** Principal diagnosis first. Never empty for a stay. */
  readonly diagnoses: readonly Diagnosis[];
  /** Main procedure first. */
  readonly procedures: readonly Procedure[];
  /** `null` where the list came without fee lines: rules that need them answer *no data*. */
  readonly feeLines: readonly FeeLine[] | null;
  /** Billed total by fee category (`iteminfo`, or the CSV columns `fee_01` … `fee_14`); `null` where absent. */
  readonly feeCategories: readonly FeeCategoryTotal[] | null;
  readonly icuStays: readonly IcuStay[] | null;
  readonly fundPayments: readonly FundPayment[] | null;
  readonly insurance: Insurance;
  /** Billed total of the stay in fen: of the fee categories, else of the fee lines, else `null`. */
  readonly totalCostFen: number | null;
}

export type HospitalLevel = 1 | 2 | 3;

export interface Patient {
  /**
   * The person across stays: `hi_no`, else the fee lines' `psn_no`, else `certno`, placeholders left aside.
   * An identity: it never leaves the process unhashed.
   */
  readonly personId: string | null;
  readonly sex: Sex;
  /** `yyyy-MM-dd`. */
  readonly birthDate: string | null;
  /** Whole years on admission, 0 below one year; `null` where neither an age nor a birth date was sent. */
  readonly ageYears: number | null;
  /** `nwb_age`, days, for those below one year. */
  readonly ageDays: number | null;
  /** `nwb_adm_wt`, else `nwb_bir_wt`; grams. */
  readonly newbornWeightGrams: number | null;
  /** Told while ordering; left out on bills, which have no place for it. */
  readonly maternity?: Maternity | null;
}

/** 妊娠期, 哺乳期, neither of both. */
export type Maternity = 'pregnant' | 'lactating' | 'neither';

/** `gend`: 1, 2, 0, 9. */
export type Sex = 'male' | 'female' | 'unknown' | 'not-stated';

export interface Stay {
  readonly admittedAt: string;
  readonly dischargedAt: string;
  /** `act_ipt_days`, else the days between admission and discharge; at least 1. */
  readonly losDays: number;
  readonly dischargeWay: DischargeWay | null;
  /** `dscg_caty`, the department that discharged. */
  readonly department: string;
  readonly admissionDepartment: string | null;
  /** `chfpdr_code`. */
  readonly doctor: string | null;
  readonly admissionWay: string | null;
  /** `ipt_med_type` 2: day surgery. */
  readonly daySurgery: boolean;
  /** `days_rinp_flag_31` 2: a readmission within 31 days was planned. */
  readonly plannedReadmission: boolean;
}

/** `dscg_way`: 1, 2, 3, 4, 5, 9. */
export type DischargeWay = 'home' | 'transfer' | 'community' | 'against-advice' | 'died' | 'other';

export interface Diagnosis {
  /** ICD-10, insurance edition 2.0. */
  readonly code: string;
  readonly name: string | null;
  /** `adm_cond_type`: 1 to 4; `null` for any other. */
  readonly presentOnAdmission: 'present' | 'undetermined' | 'unclear' | 'absent' | null;
}

export interface Procedure {
  /** ICD-9-CM-3, insurance edition. */
  readonly code: string;
  readonly name: string | null;
  /** `oprn_oprt_date` or the begin time, as a date. */
  readonly performedOn: string | null;
  readonly surgeon: string | null;
  readonly anaesthesia: string | null;
}

export interface FeeLine {
  /** `feedetl_sn`: unique inside one encounter; evidence refers to it. */
  readonly serial: string;
  /** `init_feedetl_sn`: on a refund, the line that it takes back; on a charge it says nothing. */
  readonly refundOf: string | null;
  /** `fee_ocur_time`. */
  readonly chargedAt: string;
  /** `med_list_codg`: the national catalogue code. */
  readonly code: string;
  readonly name: string | null;
  /** Negative for a refund. */
  readonly quantity: number;
  /** Yuan with up to six decimals on the wire; here fen, possibly fractional. */
  readonly unitPriceFen: number;
  /** `det_item_fee_sumamt` in fen; negative for a refund. */
  readonly amountFen: number;
  /** `med_chrgitm_type`, `01` … `14`, if sent. */
  readonly category: string | null;
  /** `med_type` of the line: 11 general outpatient, 21 general inpatient, … */
  readonly careType: string | null;
  readonly department: string | null;
  readonly doctor: string | null;
  /** `hosp_appr_flag`: 1 approved, 2 refused, 0 not needed; `null` for any other. */
  readonly approval: 'not-needed' | 'approved' | 'refused' | null;
  /** `dscg_tkdrug_flag` 1: taken home at discharge. */
  readonly dischargeDrug: boolean;
  /** Left out where nobody said how it is to be used: on most bills. */
  readonly prescription?: Prescription;
  /**
   * Of an order: the last day on which it is carried out, `yyyy-MM-dd`; `null` while it goes on. Left out on
   * bills, where a charge is of its own day.
   */
  readonly orderedTo?: string | null;
}

/** How an order is to be carried out, as far as it was told; `null` for what was not. */
export interface Prescription {
  /** Amount of one dose, in {@link doseUnit}. */
  readonly dose: number | null;
  /** As written: `g`, `mg`, `片`. */
  readonly doseUnit: string | null;
  readonly timesPerDay: number | null;
  /** Days for which it is to be taken. */
  readonly days: number | null;
  readonly prescriberTitle: PrescriberTitle | null;
}

/** 主任, 副主任, 主治, 医师, 医士. */
export type PrescriberTitle = 'chief' | 'deputy-chief' | 'attending' | 'physician' | 'assistant';

export interface FeeCategoryTotal {
  /** `med_chrgitm_type`, `01` … `14`. */
  readonly category: string;
  readonly amountFen: number;
}

export interface IcuStay {
  readonly wardType: string;
  readonly enteredAt: string;
  readonly leftAt: string;
}

export interface FundPayment {
  /** `fund_pay_type`. */
  readonly fund: string;
  readonly amountFen: number;
}

export interface Insurance {
  /** Employees' scheme (310 and its kin), residents' scheme (390 and its kin), or another. */
  readonly type: InsuranceType;
  /** `hi_type` as sent; `null` where a list is made of orders and nobody told it. */
  readonly typeCode: string | null;
  /** `insuplc`, six digits. */
  readonly insuredRegion: string | null;
  /** `setl_end_date`. */
  readonly settledOn: string;
  /** `hi_paymtd`. */
  readonly paymentMethod: string | null;
}

export type InsuranceType = 'employee' | 'resident' | 'other';
