/** What a test wants to say of a stay; everything else is unremarkable. */
export interface WireStay {
  readonly hospital: string;
  readonly id: string;
  /** `hi_no`, at this hospital: a person of another is somebody else. Left out, the list names no person. */
  readonly person?: string;
  readonly name?: string;
  readonly certificate?: string;
  readonly department?: string;
  readonly doctor?: string;
  readonly admitted?: string;
  /** `yyyy-MM-dd`. */
  readonly discharged?: string;
  readonly diagnosis?: string;
  readonly costYuan?: number;
  /** Charged a week after discharge, which is a finding. */
  readonly strayYuan?: number;
}

/** The settlement list of a stay as interface 4101 has it, with fee lines of 2301. */
export function wireStay(stay: WireStay) {
  const { hospital, id, admitted = '2026-03-02', discharged = '2026-03-08', strayYuan = 0 } = stay;
  const line = (serial: string, day: string, yuan: number) => ({
    feedetl_sn: serial,
    mdtrt_id: `M${id}`,
    med_type: '21',
    fee_ocur_time: `${day} 08:00:00`,
    med_list_codg: 'C9990-TEST',
    cnt: 1,
    pric: yuan,
    det_item_fee_sumamt: yuan,
  });
  return {
    setlinfo: {
      setl_id: id,
      mdtrt_id: `M${id}`,
      fixmedins_code: hospital,
      hi_no: stay.person === undefined ? '' : `${stay.person}@${hospital}`,
      psn_name: stay.name ?? '',
      certno: stay.certificate ?? '',
      gend: '1',
      brdy: '1961-04-12',
      hi_type: '310',
      adm_time: `${admitted} 09:00:00`,
      dscg_time: `${discharged} 10:00:00`,
      dscg_caty: stay.department ?? 'A03.04',
      dscg_way: '1',
      chfpdr_code: stay.doctor ?? 'D0001',
    },
    diseinfo: [{ diag_type: '1', diag_code: stay.diagnosis ?? 'I10.x00x002', maindiag_flag: '1' }],
    oprninfo: [],
    feedetail: [
      line('1', admitted, stay.costYuan ?? 3000),
      ...(strayYuan > 0 ? [line('2', daysAfter(discharged, 7), strayYuan)] : []),
      ...daysOfCare(admitted, discharged).map((day) => line(day, day, 0)),
    ],
  };
}

/** One list a line. */
export function toNdjson(lists: readonly unknown[]): string {
  return lists.map((list) => `${JSON.stringify(list)}\n`).join('');
}

const dayMs = 86_400_000;

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** Every second day something is done, free of charge: else the bed would look empty. */
function daysOfCare(admitted: string, discharged: string): readonly string[] {
  const second = daysAfter(admitted, 2);
  return second < discharged ? [second, ...daysOfCare(second, discharged)] : [];
}
