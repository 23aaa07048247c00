import type { Stack } from '../../bin/endpoints.ts';
import { hospital, persons } from './make-messages.ts';

/** Puts three earlier stays of each person where the pipeline picks them up. */
export async function uploadHistory({ intake }: Stack): Promise<void> {
  const lists = persons.flatMap((person, of) =>
    ['2026-01', '2026-04', '2026-09'].map((month, at) => stay(`B${of}-${at}`, person, month)),
  );
  const text = lists.map((list) => `${JSON.stringify(list)}\n`).join('');
  await intake.write(`incoming/${hospital}/bench/history.ndjson`, text);
}

function stay(id: string, person: string, month: string) {
  return {
    setlinfo: {
      setl_id: id,
      mdtrt_id: `M${id}`,
      fixmedins_code: hospital,
      hi_no: person,
      gend: '1',
      brdy: '2017-05-12',
      hi_type: '390',
      adm_time: `${month}-02 09:00:00`,
      dscg_time: `${month}-08 10:00:00`,
      dscg_caty: 'A07.01',
      dscg_way: '1',
    },
    diseinfo: [{ diag_type: '1', diag_code: 'A09.001', maindiag_flag: '1' }],
    oprninfo: [],
    feedetail: [
      {
        feedetl_sn: '1',
        mdtrt_id: `M${id}`,
        med_type: '21',
        fee_ocur_time: `${month}-03 08:00:00`,
        med_list_codg: '001109000010000',
        cnt: 6,
        pric: 45,
        det_item_fee_sumamt: 270,
      },
    ],
  };
}
