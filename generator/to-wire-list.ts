import type { Bill, BillLine } from './bill.ts';
import { dateText, dayOfMinute, timeText } from './local-time.ts';
import type { StayPlan } from './stay-plan.ts';
import { toYuan, type WireList, type WireNode } from './wire-list.ts';

/** Serial numbers of the lines of a bill, in order of time. */
export type LineSerials = ReadonlyMap<BillLine, string>;

/** Numbers the lines `1`, `2`, … as they were charged. */
export function numberLines({ lines }: Bill): LineSerials {
  const ordered = lines.toSorted((a, b) => a.chargedAt - b.chargedAt);
  return new Map(ordered.map((line, index) => [line, String(index + 1)]));
}

/** The bill and its stay in the names of the wire. */
export function toWireList(bill: Bill, serials: LineSerials): WireList {
  const totals = totalsByCategory(bill);
  return {
    setlinfo: setlinfo(bill),
    payinfo: payinfo(bill),
    diseinfo: diseinfo(bill),
    iteminfo: [...totals].map(iteminfo),
    oprninfo: oprninfo(bill),
    feedetail: feedetail(bill, serials),
  };
}

function setlinfo({ plan, knowledge, totalFen }: Bill): WireNode {
  const { person, hospital } = plan;
  const inDays = plan.ageYears === 0;
  const shares = paymentShares(totalFen);
  return {
    mdtrt_id: plan.id.replace('S', 'M'),
    setl_id: plan.id,
    fixmedins_name: hospital.name.zh,
    fixmedins_code: hospital.code,
    hi_setl_lv: String(hospital.level),
    hi_no: person.id,
    medcasno: plan.id.replace('S', 'B'),
    psn_name: person.name,
    gend: person.sex === 'male' ? '1' : '2',
    brdy: dateText(person.bornOn),
    age: plan.ageYears,
    ...(inDays && { nwb_age: plan.ageDays }),
    ...(plan.newbornWeightGrams !== null && newbornFields(plan.newbornWeightGrams)),
    ntly: 'CHN',
    naty: '01',
    patn_cert_type: '99',
    certno: person.certificate,
    prfs: '90',
    hi_type: person.insurance,
    insuplc: hospital.region,
    ...(plan.visit ? { med_type: plan.visit.careType } : stayFields(plan)),
    trt_type: '1',
    adm_time: timeText(plan.admittedAt),
    adm_caty: plan.archetype.department,
    dscg_time: timeText(plan.dischargedAt),
    dscg_caty: plan.archetype.department,
    diag_code_cnt: plan.diagnoses.length,
    maindiag_flag: '1',
    oprn_oprt_code_cnt: proceduresOf(plan).length,
    bill_code: 'SYNTHETIC',
    bill_no: plan.id.slice(1),
    biz_sn: plan.id,
    chfpdr_name: `${knowledge.departments.get(plan.archetype.department)?.zh ?? ''}医师${plan.doctor.slice(-1)}`,
    chfpdr_code: plan.doctor,
    setl_begn_date: dateText(dayOfMinute(plan.admittedAt)),
    setl_end_date: dateText(dayOfMinute(plan.dischargedAt)),
    psn_selfpay: toYuan(shares.selfPayFen),
    psn_ownpay: toYuan(shares.ownPayFen),
    acct_pay: 0,
    psn_cashpay: toYuan(shares.selfPayFen + shares.ownPayFen),
    hi_paymtd: '4',
    hsorg: `${hospital.region}医疗保障经办机构(示范)`,
    hsorg_opter: '示范',
    medins_fill_dept: '医保办(示范)',
    medins_fill_psn: '示范',
  };
}

/** What only a stay has. */
function stayFields(plan: StayPlan): WireNode {
  return {
    ipt_med_type: plan.daySurgery ? '2' : '1',
    adm_way: plan.admissionWay,
    act_ipt_days: plan.declaredDays ?? plan.losDays,
    dscg_way: plan.dischargeWay,
    days_rinp_flag_31: plan.plannedReadmission ? '2' : '1',
  };
}

function newbornFields(grams: number): WireNode {
  return { nwb_adm_type: grams < 2500 ? '2' : '3', nwb_bir_wt: grams, nwb_adm_wt: grams };
}

/** A made-up split: a fifth is the patient's share within the scope, a twentieth lies outside it. */
function paymentShares(totalFen: number) {
  const selfPayFen = Math.round(totalFen * 0.2);
  const ownPayFen = Math.round(totalFen * 0.05);
  return { selfPayFen, ownPayFen, fundFen: totalFen - selfPayFen - ownPayFen };
}

function payinfo({ plan, totalFen }: Bill): readonly WireNode[] {
  const fund =
    plan.person.insurance === '310' ? '310100' : plan.person.insurance === '340' ? '340100' : '390100';
  return [{ fund_pay_type: fund, fund_payamt: toYuan(paymentShares(totalFen).fundFen) }];
}

function diseinfo({ plan, knowledge }: Bill): readonly WireNode[] {
  return plan.diagnoses.map((code, index) => ({
    diag_type: '1',
    diag_code: code,
    diag_name: knowledge.names.diagnoses[code] ?? code,
    adm_cond_type: '1',
    maindiag_flag: index === 0 ? '1' : '0',
  }));
}

function totalsByCategory({ lines, knowledge }: Bill): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const line of lines) {
    const category = categoryOf(line, knowledge);
    totals.set(category, (totals.get(category) ?? 0) + line.amountFen);
  }
  return new Map([...totals].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function categoryOf({ code }: BillLine, { catalogue }: Bill['knowledge']): string {
  return catalogue.get(code)?.category ?? '14';
}

function iteminfo([category, amountFen]: readonly [string, number]): WireNode {
  const classAFen = Math.floor(amountFen * 0.6);
  const ownFen = Math.floor(amountFen * 0.05);
  return {
    med_chrgitm: category,
    amt: toYuan(amountFen),
    claa_sumfee: toYuan(classAFen),
    clab_amt: toYuan(amountFen - classAFen - ownFen),
    fulamt_ownpay_amt: toYuan(ownFen),
    oth_amt: 0,
  };
}

function oprninfo({ plan, knowledge }: Bill): readonly WireNode[] {
  const { anaesthesia } = plan.archetype;
  return proceduresOf(plan).map((code, index) => ({
    oprn_oprt_type: index === 0 ? '1' : '2',
    oprn_oprt_name: knowledge.names.procedures[code] ?? code,
    oprn_oprt_code: code,
    oprn_oprt_date: dateText(plan.operatedOn),
    ...(anaesthesia !== null && code === plan.procedure && { anst_way: anaesthesia }),
    oper_dr_name: `示范术者${plan.doctor.slice(-1)}`,
    oper_dr_code: plan.doctor,
  }));
}

function proceduresOf({ procedure, furtherProcedures }: StayPlan): readonly string[] {
  return procedure === null ? furtherProcedures : [procedure, ...furtherProcedures];
}

function feedetail({ plan, knowledge }: Bill, serials: LineSerials): readonly WireNode[] {
  const visit = plan.id.replace('S', 'M');
  const department = knowledge.departments.get(plan.archetype.department)?.zh ?? '';
  return [...serials].map(([line, serial]) => ({
    feedetl_sn: serial,
    ...(line.refundOf && { init_feedetl_sn: serials.get(line.refundOf) ?? '' }),
    mdtrt_id: visit,
    psn_no: plan.person.id,
    med_type: line.careType,
    fee_ocur_time: timeText(line.chargedAt),
    med_list_codg: line.code,
    medins_list_codg: line.code.slice(-8),
    med_chrgitm_type: categoryOf(line, knowledge),
    det_item_fee_sumamt: toYuan(line.amountFen),
    cnt: line.quantity,
    pric: toYuan(line.priceFen),
    bilg_dept_codg: plan.archetype.department,
    bilg_dept_name: department,
    bilg_dr_codg: plan.doctor,
    bilg_dr_name: `示范医师${plan.doctor.slice(-1)}`,
    ...(line.dischargeDrug && { dscg_tkdrug_flag: '1' }),
    ...(line.prescribedDays !== null && { prd_days: line.prescribedDays }),
  }));
}
