import { daysBetween, yearsBetween } from './calendar-days.ts';
import type { CareSetting } from './care-setting.ts';
import { entryOf } from './entry-of.ts';
import { findPersonId } from './find-person-id.ts';
import type {
  HospitalLevel,
  Insurance,
  InsuranceType,
  Patient,
  SettlementList,
  Stay,
} from './settlement-list.ts';
import type { Dictionary, WireDictionaries } from './wire/dictionaries.ts';
import type { WireObject } from './wire/node.ts';
import type { SetlInfo } from './wire/setlinfo.ts';
import type { SettlementNodes } from './wire/settlement-nodes.ts';

/**
 * Maps what was read from the wire to the model of the core.
 * @param wire the nodes as sent: the lines' `psn_no` is looked up there, where the model has no place for it
 */
export function toSettlementList(
  nodes: SettlementNodes,
  care: CareSetting,
  wire: WireObject,
  dictionaries: WireDictionaries,
): SettlementList {
  const { setlinfo, feedetail, iteminfo } = nodes;
  return {
    hospital: setlinfo.fixmedins_code,
    settlementId: setlinfo.setl_id,
    encounterId: setlinfo.mdtrt_id,
    care,
    declaredHospital: { name: setlinfo.fixmedins_name, level: toLevel(setlinfo.hi_setl_lv, dictionaries) },
    patient: toPatient(setlinfo, findPersonId(setlinfo, wire, dictionaries.identity_placeholders)),
    stay: toStay(setlinfo),
    diagnoses: nodes.diseinfo,
    procedures: nodes.oprninfo,
    feeLines: feedetail,
    feeCategories: iteminfo,
    icuStays: nodes.icuinfo,
    fundPayments: nodes.payinfo,
    insurance: toInsurance(setlinfo, dictionaries),
    totalCostFen: sumFen(iteminfo ?? feedetail),
  };
}

function toPatient(setlinfo: SetlInfo, personId: string | null): Patient {
  return {
    personId,
    sex: setlinfo.gend,
    birthDate: setlinfo.brdy,
    ...toAge(setlinfo),
    newbornWeightGrams: firstPositive(setlinfo.nwb_adm_wt, setlinfo.nwb_bir_wt),
  };
}

/**
 * `age` of a year or more as sent, else `nwb_age`, else what the birth date gives for the day of admission:
 * clients fill in 0 where they know neither age, and a birth date years ago tells so.
 */
function toAge({ age, nwb_age, brdy, adm_time }: SetlInfo): Pick<Patient, 'ageYears' | 'ageDays'> {
  if (age !== null && age >= 1) return { ageYears: Math.floor(age), ageDays: null };
  const years = brdy === null ? null : yearsBetween(brdy, adm_time);
  const isFiller = nwb_age === 0 && years !== null && years >= 1;
  if (nwb_age !== null && !isFiller) return { ageYears: 0, ageDays: nwb_age };
  if (brdy === null) return { ageYears: age === null ? null : 0, ageDays: null };
  return { ageYears: years, ageDays: years === 0 ? daysBetween(brdy, adm_time) : null };
}

/** Clients send 0 where no weight was taken. */
function firstPositive(...weights: readonly (number | null)[]): number | null {
  return weights.find((weight) => weight !== null && weight > 0) ?? null;
}

function toStay(setlinfo: SetlInfo): Stay {
  const { adm_time, dscg_time } = setlinfo;
  return {
    admittedAt: adm_time,
    dischargedAt: dscg_time,
    losDays: Math.max(1, setlinfo.act_ipt_days ?? daysBetween(adm_time, dscg_time)),
    dischargeWay: setlinfo.dscg_way,
    department: setlinfo.dscg_caty,
    admissionDepartment: setlinfo.adm_caty,
    doctor: setlinfo.chfpdr_code,
    admissionWay: setlinfo.adm_way,
    daySurgery: setlinfo.ipt_med_type === '2',
    plannedReadmission: setlinfo.days_rinp_flag_31 === '2',
  };
}

function toInsurance(setlinfo: SetlInfo, { hi_type }: WireDictionaries): Insurance {
  return {
    type: insuranceTypeOf(setlinfo.hi_type, hi_type),
    typeCode: setlinfo.hi_type,
    insuredRegion: setlinfo.insuplc,
    settledOn: setlinfo.setl_end_date ?? setlinfo.setl_begn_date ?? setlinfo.dscg_time.slice(0, 10),
    paymentMethod: setlinfo.hi_paymtd,
  };
}

/** What an insurance code (`hi_type`) stands for; one that nobody knows is another kind. */
export function insuranceTypeOf(code: string, hi_type: WireDictionaries['hi_type']): InsuranceType {
  return lookUp(hi_type, code) ?? 'other';
}

function toLevel(code: string | null, { hi_setl_lv }: WireDictionaries): HospitalLevel | null {
  const level = code === null ? null : lookUp(hi_setl_lv, code);
  return level === null ? null : (Number(level) as HospitalLevel);
}

/** For codes that are no reason to reject when they are unknown. */
function lookUp<T extends string>(dictionary: Dictionary<T>, code: string): T | null {
  return entryOf(dictionary, code)?.means ?? null;
}

function sumFen(parts: readonly { readonly amountFen: number }[] | null): number | null {
  return parts === null ? null : parts.reduce((sum, { amountFen }) => sum + amountFen, 0);
}
