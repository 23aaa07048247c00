import type { Hospital } from '../../core/payment/hospital-registry.ts';
import type { WardEncounter, WardOrder } from './ward-encounters.ts';

/** What every message of NHSA says of itself. */
interface Envelope {
  readonly infno: '3101' | '3103';
  readonly msgid: string;
  readonly hospital: Hospital;
}

function envelope({ infno, msgid, hospital }: Envelope, data: object) {
  return {
    infno,
    msgid,
    infver: 'V8.1',
    fixmedins_code: hospital.code,
    fixmedins_name: hospital.name.zh,
    input: { data },
  };
}

/** 3101: does anything stand against these orders? */
export function auditMessage(
  msgid: string,
  hospital: Hospital,
  encounter: WardEncounter,
  current: readonly WardOrder[],
) {
  const { patient, id } = encounter;
  const told = {
    patn_id: patient.person,
    patn_name: '某',
    gend: patient.sex,
    brdy: patient.born,
    poolarea: hospital.region,
    curr_mdtrt_id: id,
    fsi_encounter_dtos: [encounterNode(encounter, current, hospital)],
  };
  return envelope({ infno: '3101', msgid, hospital }, { trig_scen: '5', patient_dtos: [told] });
}

/** 3103: what the doctor did about the warnings. */
export function feedbackMessage(
  msgid: string,
  hospital: Hospital,
  answers: readonly { readonly id: string; readonly isKept: boolean; readonly reason: string }[],
) {
  const warns = answers.map(({ id, isKept, reason }) => ({
    warn_type: '1',
    warn_rslt_id: id,
    dspo_way: isKept ? '1' : '2',
    dspo_way_rea: isKept ? reason : '',
  }));
  return envelope({ infno: '3103', msgid, hospital }, { warns });
}

function encounterNode(
  { id, patient, admittedAt, attending, standing }: WardEncounter,
  current: readonly WardOrder[],
  hospital: Hospital,
) {
  const [code, name] = patient.diagnoses[0] ?? ['', ''];
  const spent = standing.reduce((sum, { item, quantity }) => sum + item.price_yuan * quantity, 0);
  return {
    mdtrt_id: id,
    medins_id: hospital.code,
    medins_name: hospital.name.zh,
    medins_admdvs: hospital.region,
    medins_type: 'A1',
    medins_lv: { 1: '08', 2: '05', 3: '02' }[hospital.level],
    adm_date: spaced(admittedAt),
    dscg_date: spaced(admittedAt),
    dscg_main_dise_codg: code,
    dscg_main_dise_name: name,
    fsi_diagnose_dtos: patient.diagnoses.map(([dise_codg, dise_name], at) => ({
      dise_id: `${id}-${at + 1}`,
      inout_dise_type: '1',
      maindise_flag: at === 0 ? '1' : '0',
      dias_srt_no: String(at + 1),
      dise_codg,
      dise_name,
      dise_date: spaced(admittedAt),
    })),
    dr_codg: attending.code,
    adm_dept_codg: patient.department,
    adm_dept_name: patient.department,
    dscg_dept_codg: patient.department,
    dscg_dept_name: patient.department,
    med_mdtrt_type: '2',
    med_type: '21',
    fsi_order_dtos: [
      ...standing.map((order) => orderNode(order, patient.department, '0')),
      ...current.map((order) => orderNode(order, patient.department, '1')),
    ],
    matn_stas: '1',
    medfee_sumamt: spent.toFixed(2),
    ownpay_amt: '0.00',
    selfpay_amt: '0.00',
    setl_totlnum: '0',
    insutype: '310',
    reim_flag: '1',
    out_setl_flag: '2',
  };
}

function orderNode(
  { id, item, quantity, days, isLongTerm, doctor, startsAt }: WardOrder,
  department: string,
  curr_drord_flag: '0' | '1',
) {
  const total = (item.price_yuan * quantity).toFixed(2);
  return {
    rx_id: id,
    rxno: id.slice(-20),
    long_drord_flag: isLongTerm ? '1' : '0',
    hilist_type: item.kind === 'drug' ? '101' : '201',
    chrg_type: item.category,
    drord_bhvr: '0',
    hilist_code: item.code,
    hilist_name: item.name,
    hilist_lv: '02',
    hilist_pric: item.price_yuan.toFixed(2),
    hosplist_code: item.code.slice(-20),
    hosplist_name: item.name,
    cnt: quantity,
    pric: item.price_yuan.toFixed(2),
    sumamt: total,
    ownpay_amt: '0.00',
    selfpay_amt: '0.00',
    spec: item.kind === 'drug' ? '盒' : '次',
    spec_unt: item.kind === 'drug' ? '盒' : '次',
    drord_begn_date: spaced(startsAt),
    drord_dept_codg: department,
    drord_dept_name: department,
    drord_dr_codg: doctor.code,
    drord_dr_name: doctor.name,
    drord_dr_profttl: doctor.title,
    curr_drord_flag,
    ...(days !== null && { extend_order_map: { o_prdDays: String(days) } }),
  };
}

function spaced(time: string): string {
  return time.replace('T', ' ');
}
