import type { WardCharts } from './ward-encounters.ts';
import type { StepOf, WardScript } from './ward-script.ts';

/** The settlement lists of stays that are over, as interface 4101 has them, one a line. */
export function dischargeLists(
  { hospital, stays }: StepOf<'upload'>,
  charts: WardCharts,
  items: WardScript['items'],
): string {
  return stays
    .map((stay) => {
      const { id, patient } = charts.encounterOf(stay.patient);
      const settlement = `${id}-${hospital.slice(-3)}`;
      const lines = stay.lines.map(({ item, quantity, at }, place) => {
        const { code, name, category, price_yuan } = items[item] ?? missing(item);
        return {
          feedetl_sn: `${settlement}-${place + 1}`,
          mdtrt_id: settlement,
          med_type: '21',
          fee_ocur_time: spaced(charts.timeOf(at)),
          med_list_codg: code,
          med_list_name: name,
          med_chrgitm_type: category,
          cnt: quantity,
          pric: price_yuan,
          det_item_fee_sumamt: price_yuan * quantity,
          bilg_dept_codg: stay.department,
          bilg_dr_code: stay.doctor,
        };
      });
      const [code, name] = patient.diagnoses[0] ?? missing(stay.patient);
      return `${JSON.stringify({
        setlinfo: {
          setl_id: settlement,
          mdtrt_id: settlement,
          fixmedins_code: hospital,
          hi_no: patient.person,
          gend: patient.sex,
          brdy: patient.born,
          hi_type: '310',
          adm_time: spaced(charts.timeOf(stay.admitted)),
          dscg_time: spaced(charts.timeOf(stay.discharged)),
          dscg_caty: stay.department,
          dscg_way: '1',
          chfpdr_code: stay.doctor,
        },
        diseinfo: [{ diag_type: '1', diag_code: code, diag_name: name, maindiag_flag: '1' }],
        oprninfo: [],
        feedetail: lines,
      })}\n`;
    })
    .join('');
}

function spaced(time: string): string {
  return time.replace('T', ' ');
}

function missing(key: string): never {
  throw new Error(`the ward day names ${key}, which it does not have`);
}
