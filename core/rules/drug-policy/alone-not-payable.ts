import * as z from 'zod';
import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import { chargesByDay } from '../charges/charges-by-day.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { hitOnLines } from '../line-hit.ts';
import { type Hit, type LineCheck, verdictOf } from '../rule.ts';
import { sliceTeller } from './tcm-slices.ts';

const words: Words = {
  zh: '{item}单独使用或全部由此类饮片组成处方时不予支付，{date}未见其他饮片',
  en: '{item} is not payable alone or among its like only; no other slice was charged on {date}',
};

const parameters = z.strictObject({
  /** Fee categories (`med_chrgitm_type`) of slices that bear a code of their own region. */
  sliceCategories: z.array(z.string().min(1)),
});

/**
 * TCM slices that are payable only beside others, charged on a day without any other slice. A fee line does
 * not name its prescription: the slices of one calendar day are taken as one, which spares some that were
 * given alone and blames none that were not. One hit a day.
 */
export const aloneNotPayable = defineCheck({
  tableKind: 'not-payable-alone',
  parameters,
  bind({ table, drugs, parameters: { sliceCategories } }): LineCheck<string> {
    const names: ReadonlyMap<string, string> = new Map(table.rows);
    const isSlice = sliceTeller(sliceCategories, drugs);
    return {
      reads: 'lines',
      limits: names,
      run({ standingLines }, charged) {
        const listed = chargesByDay(charged.flatMap(({ lines }) => lines));
        const companions = (standingLines ?? []).filter((line) => isSlice(line) && !names.has(line.code));
        const accompanied = chargesByDay(companions);
        const alone = [...listed].filter(([day]) => !accompanied.has(day));
        return verdictOf(alone.map(([date, lines]) => hitOn(date, lines, names)));
      },
    };
  },
});

function hitOn(date: string, lines: readonly FeeLine[], names: ReadonlyMap<string, string>): Hit {
  const flagged = lines.map((line) => ({
    line,
    amountFen: line.amountFen,
    text: sayEvidence(words, { item: names.get(line.code) ?? line.code, date }),
  }));
  return hitOnLines(flagged, 'line-amount');
}
