import type { OrderForm, OrderKind, OrderLine } from './order-form.ts';

/** Who asks, and when. */
export interface OrderCaller {
  readonly hospital: string;
  readonly department: string;
  readonly doctor: string;
  readonly name: string;
  readonly at: Date;
  /** Names the person and the encounter, both made up. */
  readonly trial: string;
}

/** Fee categories (`chrg_type`) under which each kind is usually charged: drugs, treatment, materials. */
const chargedAs: Readonly<Record<OrderKind, string>> = { '101': '09', '201': '05', '301': '08' };

/** The form as a message of 3101: an inpatient admitted this morning, the orders marked as new being written. */
export function orderMessage(form: OrderForm, caller: OrderCaller) {
  const { hospital, department, doctor, name, at, trial } = caller;
  const now = chinaTime(at);
  const admitted = `${now.slice(0, 10)} 00:00:00`;
  const region = hospital.slice(1, 7);
  const { sex, ageYears, diagnosisCode, diagnosisName, orders } = form;
  const total = orders.reduce((sum, { quantity, priceYuan }) => sum + quantity * priceYuan, 0);
  const encounter = {
    mdtrt_id: trial,
    medins_id: hospital,
    medins_name: hospital,
    medins_admdvs: region,
    medins_type: 'A1',
    medins_lv: '02',
    adm_date: admitted,
    dscg_date: admitted,
    dscg_main_dise_codg: diagnosisCode,
    dscg_main_dise_name: diagnosisName,
    fsi_diagnose_dtos: [
      {
        dise_id: 'ZD1',
        inout_dise_type: '1',
        maindise_flag: '1',
        dias_srt_no: '1',
        dise_codg: diagnosisCode,
        dise_name: diagnosisName,
        dise_date: admitted,
      },
    ],
    dr_codg: doctor,
    adm_dept_codg: department,
    adm_dept_name: department,
    dscg_dept_codg: department,
    dscg_dept_name: department,
    med_mdtrt_type: '2',
    med_type: '21',
    fsi_order_dtos: orders.map((line, at) => orderOf(line, at, caller, now)),
    matn_stas: '0',
    medfee_sumamt: money(total),
    ownpay_amt: '0.00',
    selfpay_amt: '0.00',
    setl_totlnum: '0',
    insutype: '310',
    reim_flag: '1',
    out_setl_flag: '2',
    fsi_operation_dtos: [],
  };
  return {
    ...envelope('3101', { hospital, doctor, name, trial, now }),
    input: {
      data: {
        trig_scen: '5',
        patient_dtos: [
          {
            patn_id: trial,
            patn_name: '试审',
            gend: sex,
            brdy: `${Number(now.slice(0, 4)) - ageYears}-01-01`,
            poolarea: region,
            curr_mdtrt_id: trial,
            fsi_encounter_dtos: [encounter],
          },
        ],
      },
    },
  };
}

function orderOf(line: OrderLine, at: number, { department, doctor, name }: OrderCaller, now: string) {
  const { kind, code, name: item, dose, frequency, days, quantity, priceYuan, isNew } = line;
  const amount = money(quantity * priceYuan);
  const told = Object.entries({ o_sinDosDscr: dose, o_used_frqu_dscr: frequency, o_prdDays: days });
  return {
    rx_id: `YZ${at + 1}`,
    rxno: `CF${at + 1}`,
    long_drord_flag: '0',
    hilist_type: kind,
    chrg_type: chargedAs[kind],
    drord_bhvr: '0',
    hilist_code: code,
    hilist_name: item,
    hilist_lv: '02',
    hilist_pric: money(priceYuan),
    hosplist_code: `YN${at + 1}`,
    hosplist_name: item,
    cnt: quantity,
    pric: money(priceYuan),
    sumamt: amount,
    ownpay_amt: '0.00',
    selfpay_amt: '0.00',
    spec: '-',
    spec_unt: '-',
    drord_begn_date: now,
    drord_dept_codg: department,
    drord_dept_name: department,
    drord_dr_codg: doctor,
    drord_dr_name: name,
    drord_dr_profttl: '233',
    curr_drord_flag: isNew ? '1' : '0',
    extend_order_map: Object.fromEntries(told.filter(([, value]) => value.trim() !== '')),
  };
}

/** What was done about one warning. */
export interface OrderFeedback {
  /** `jr_id` of the warning. */
  readonly id: string;
  /** Why the order is kept; `null` where it is changed. */
  readonly reason: string | null;
}

/** The answer to a warning as a message of 3103. */
export function feedbackMessage({ id, reason }: OrderFeedback, caller: OrderCaller) {
  const { hospital, doctor, name, at, trial } = caller;
  const way = reason === null ? { dspo_way: '2' } : { dspo_way: '1', dspo_way_rea: reason };
  return {
    ...envelope('3103', { hospital, doctor, name, trial, now: chinaTime(at) }),
    input: { data: { warns: [{ warn_type: '1', warn_rslt_id: id, ...way }] } },
  };
}

function envelope(
  infno: string,
  told: Pick<OrderCaller, 'hospital' | 'doctor' | 'name' | 'trial'> & { readonly now: string },
) {
  const { hospital, doctor, name, trial, now } = told;
  return {
    infno,
    msgid: `${hospital}${trial}`.slice(0, 64),
    infver: 'V8.1',
    opter_type: '1',
    opter: doctor,
    opter_name: name,
    inf_time: now,
    fixmedins_code: hospital,
  };
}

const money = (yuan: number) => (Math.round(yuan * 100) / 100).toFixed(2);

const hoursOfChina = 8;

/** `yyyy-MM-dd HH:mm:ss` in China. */
function chinaTime(at: Date): string {
  return new Date(at.getTime() + hoursOfChina * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
