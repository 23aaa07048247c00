import * as z from 'zod';
import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { hitOnLines } from '../line-hit.ts';
import { type ChargedItem, type Hit, type LineCheck, noData, verdictOf } from '../rule.ts';

const words: Words = {
  zh: '{item}仅限住院支付，该明细按医疗类别{actual}收费',
  en: '{item} is payable for inpatients only; the line was charged under care type {actual}',
};

/**
 * A drug payable for inpatients only, charged on a line of an outpatient care type (`med_type`). Lines that
 * do not say their care type: no data, unless another line offends.
 */
export const visitTypeLimit = defineCheck({
  tableKind: 'visit-type',
  parameters: z.strictObject({ outpatientCareTypes: z.array(z.string()) }),
  bind({ table, parameters }): LineCheck<string> {
    const outpatient = new Set(parameters.outpatientCareTypes);
    return {
      reads: 'lines',
      limits: new Map(table.rows.map(([code, name]) => [code, name])),
      run(_, charged) {
        const hits = charged.flatMap((item) => outpatientHits(item, outpatient));
        const untold = charged.some(({ lines }) => lines.some(({ careType }) => careType === null));
        return hits.length === 0 && untold ? noData('careType') : verdictOf(hits);
      },
    };
  },
});

function outpatientHits(
  { limit: item, lines }: ChargedItem<string>,
  outpatient: ReadonlySet<string>,
): readonly Hit[] {
  const flagged = lines.flatMap((line) => (isOutpatient(line, outpatient) ? [flag(item, line)] : []));
  return flagged.length > 0 ? [hitOnLines(flagged, 'line-amount')] : [];
}

function flag(item: string, line: FeeLine) {
  const text = sayEvidence(words, { item, actual: line.careType ?? '' });
  return { line, amountFen: line.amountFen, text };
}

function isOutpatient({ careType }: FeeLine, outpatient: ReadonlySet<string>): boolean {
  return careType !== null && outpatient.has(careType);
}
