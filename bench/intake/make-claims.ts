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
