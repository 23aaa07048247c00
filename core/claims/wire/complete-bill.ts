import { isWireObject, toList, toObject, type WireObject } from './node.ts';
import { wireText } from './reader.ts';

/**
 * Gives the header of an outpatient bill what only a stay has, where it was left blank: days of settlement, or
 * else of the first line, for admission and discharge; the clinic's department for that of discharge.
 */
export function completeBill(nodes: WireObject): WireObject {
  const setlinfo = toObject(nodes['setlinfo']);
  if (!isWireObject(setlinfo)) return nodes;
  const lines = toList(nodes['feedetail']);
  const first: unknown = Array.isArray(lines) ? lines[0] : null;
  const line = isWireObject(first) ? first : {};
  const begins = firstFilled(setlinfo['adm_time'], setlinfo['setl_begn_date'], line['fee_ocur_time']);
  return {
    ...nodes,
    setlinfo: {
      ...setlinfo,
      adm_time: begins,
      dscg_time: firstFilled(setlinfo['dscg_time'], setlinfo['setl_end_date'], begins),
      dscg_caty: firstFilled(
        setlinfo['dscg_caty'],
        setlinfo['adm_caty'],
        setlinfo['opsp_diag_caty'],
        line['bilg_dept_codg'],
      ),
    },
  };
}

function firstFilled(...fields: readonly unknown[]): unknown {
  return fields.find((field) => wireText(field) !== null);
}
