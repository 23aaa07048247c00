import { readDate, readTime } from './date.ts';
import { numberReader } from './decimal.ts';
import type { WireDictionaries } from './dictionaries.ts';
import { optional, required } from './field.ts';
import { toObject, type WireObject } from './node.ts';
import { wireText } from './reader.ts';
import type { NodeReader } from './report.ts';
import { type RowOf, rowReader } from './row-reader.ts';
import { codeReader, readIdentifier, readText } from './text.ts';

const readGrams = numberReader(2, { min: 0, max: 20_000 });
const readYears = numberReader(2, { min: 0, max: 150 });
const readDays = (max: number) => numberReader(0, { min: 0, max });

/** Names on the wire that differ between releases and clients, and the one that 4101 has for them. */
const canonicalNames = {
  mdcs_type: 'hi_type',
  nwbadmwt: 'nwb_adm_wt',
  nwbbirwt: 'nwb_bir_wt',
} as const;

/** The header with 4101's names, where a client sent others. */
export function useCanonicalNames(setlinfo: WireObject): WireObject {
  const renamed = Object.entries(canonicalNames).filter(
    ([name, canonical]) => name in setlinfo && wireText(setlinfo[canonical]) === null,
  );
  if (renamed.length === 0) return setlinfo;
  return {
    ...setlinfo,
    ...Object.fromEntries(renamed.map(([name, canonical]) => [canonical, setlinfo[name]])),
  };
}

/**
 * The header of the list, as far as we use it, under 4101's names (see {@link useCanonicalNames}). What
 * NHSA requires but we do not use is no reason to reject. It holds until the next one is read.
 */
export function setlinfoReader(dictionaries: WireDictionaries): NodeReader<SetlInfo> {
  const read = rowReader(fieldsOf(dictionaries), (row) => row);
  return (node, report) => read(toObject(node), report);
}

export type SetlInfo = RowOf<ReturnType<typeof fieldsOf>>;

function fieldsOf(dictionaries: WireDictionaries) {
  return {
    setl_id: required(readIdentifier),
    fixmedins_code: required(readIdentifier),
    fixmedins_name: optional(readText),
    hi_setl_lv: optional(readText),
    mdtrt_id: optional(readIdentifier),
    hi_no: optional(readIdentifier),
    psn_no: optional(readIdentifier),
    certno: optional(readIdentifier),
    gend: required(codeReader(dictionaries.gend)),
    brdy: optional(readDate),
    age: optional(readYears),
    nwb_age: optional(readDays(366)),
    nwb_adm_wt: optional(readGrams),
    nwb_bir_wt: optional(readGrams),
    adm_time: required(readTime),
    dscg_time: required(readTime),
    adm_caty: optional(readIdentifier),
    dscg_caty: required(readIdentifier),
    adm_way: optional(readIdentifier),
    act_ipt_days: optional(readDays(9999)),
    dscg_way: optional(codeReader(dictionaries.dscg_way)),
    chfpdr_code: optional(readIdentifier),
    ipt_med_type: optional(readText),
    days_rinp_flag_31: optional(readText),
    hi_type: required(readIdentifier),
    insuplc: optional(readIdentifier),
    hi_paymtd: optional(readIdentifier),
    setl_begn_date: optional(readDate),
    setl_end_date: optional(readDate),
  };
}
