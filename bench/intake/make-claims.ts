import { generateBatch } from '../../generator/generate-batch.ts';
import { loadGeneratorKnowledge } from '../../generator/load-generator-knowledge.ts';
import { toYuan, type WireList, type WireNode } from '../../generator/wire-list.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';

/** Settlement lists of stays as the generator writes them, each thinned out to the same number of fee lines. */
export function makeClaims(count: number, linesPerStay: number): readonly WireList[] {
  const claims: WireList[] = [];
  const knowledge = loadGeneratorKnowledge(knowledgeFolder());
  // Visits and short bills are passed over: more are made than wanted.
  for (const { list } of generateBatch({ cases: count * 2, seed: 1, knowledge })) {
    const charges = list.feedetail.filter(({ cnt }) => Number(cnt) > 0);
    if ('med_type' in list.setlinfo || charges.length < linesPerStay) continue;
    claims.push(withLines(list, thinOut(charges, linesPerStay)));
    if (claims.length === count) break;
  }
  return claims;
}

/**
 * The same lists with lines as interface 2301 has them: every field of its input, blank where nothing is said. The
 * generator writes only what is read of them.
 */
export function withEveryField(claims: readonly WireList[]): readonly WireList[] {
  return claims.map((list) => ({
    ...list,
    feedetail: list.feedetail.map((line, at) => ({ ...unreadFields(line, at), ...line })),
  }));
}

/** NHSA interface 2301, V8.1, `feedetail`. */
function unreadFields(line: WireNode, at: number): WireNode {
  const department = line['bilg_dept_codg'] ?? '';
  const doctor = line['bilg_dr_codg'] ?? '';
  return {
    init_feedetl_sn: '',
    drord_no: `YZ${String(at).padStart(12, '0')}`,
    psn_no: '37000000000000000001',
    medins_list_codg: `YY${line['med_list_codg']}`,
    bilg_dept_codg: department,
    bilg_dept_name: '呼吸内科专业',
    bilg_dr_codg: doctor,
    bilg_dr_name: '示范医师',
    acord_dept_codg: department,
    acord_dept_name: '呼吸内科专业',
    orders_dr_code: doctor,
    orders_dr_name: '示范医师',
    hosp_appr_flag: '',
    tcmdrug_used_way: '',
    etip_flag: '0',
    etip_hosp_code: '',
    dscg_tkdrug_flag: '0',
    matn_fee_flag: '0',
    memo: '',
    comb_no: '',
    exp_content: '',
  };
}

/** Refunds are left out already: they would name lines that are gone. */
function thinOut(charges: readonly WireNode[], count: number): readonly WireNode[] {
  return Array.from({ length: count }, (_, at) => {
    const line = charges[Math.floor((at * charges.length) / count)];
    return { ...line, feedetl_sn: String(at + 1) };
  });
}

/** The totals by category are made those of the lines, so that no rule finds a bill that does not add up. */
function withLines(list: WireList, feedetail: readonly WireNode[]): WireList {
  const iteminfo = list.iteminfo.flatMap((item) => {
    const lines = feedetail.filter(({ med_chrgitm_type }) => med_chrgitm_type === item['med_chrgitm']);
    const amountFen = lines.reduce((sum, line) => sum + Number(line['det_item_fee_sumamt']) * 100, 0);
    return lines.length === 0 ? [] : [{ ...item, amt: toYuan(amountFen) }];
  });
  return { ...list, iteminfo, feedetail };
}
