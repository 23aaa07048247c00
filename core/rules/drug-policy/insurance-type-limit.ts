import * as z from 'zod';
import { type Words, wordsSchema } from '../../claims/words.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { hitOnWholeLines } from '../line-hit.ts';
import { type LineCheck, noData, pass, verdictOf } from '../rule.ts';

const words: Words = {
  zh: '{item}限{insurance}支付，本次按险种{actual}结算',
  en: '{item} is payable under {insurance} only; the case was settled under insurance type {actual}',
};

const parameters = z.strictObject({
  insurance: wordsSchema,
  /** Insurance types (`hi_type`) that are this insurance. */
  insuranceTypes: z.array(z.string().min(1)),
  /** Care types (`med_type`) of a line under which it is payable whatever the insurance type. */
  careTypes: z.array(z.string().min(1)),
});

/**
 * An item payable under one insurance, such as that for work injuries, in a case settled under another. Lines
 * that do not say their care type, where it decides: no data, unless another line offends.
 */
export const insuranceTypeLimit = defineCheck({
  tableKind: 'insurance-type',
  parameters,
  bind({ table, parameters: { insurance, insuranceTypes, careTypes } }): LineCheck<string> {
    const [payable, excused] = [new Set(insuranceTypes), new Set(careTypes)];
    return {
      reads: 'lines',
      limits: new Map(table.rows),
      run({ list: { insurance: settled } }, charged) {
        const actual = settled.typeCode;
        if (actual === null) return noData('insurance');
        if (payable.has(actual)) return pass;
        const isOpen = charged.some(({ lines }) => lines.some(({ careType }) => careType === null));
        const hits = charged.flatMap(({ limit: item, lines }) => {
          const wrong = lines.filter(({ careType }) => isForeign(careType, excused));
          const places = { item, insurance, actual };
          return wrong.length > 0 ? [hitOnWholeLines(wrong, sayEvidence(words, places))] : [];
        });
        return hits.length === 0 && isOpen ? noData('careType') : verdictOf(hits);
      },
    };
  },
});

function isForeign(careType: string | null, excused: ReadonlySet<string>): boolean {
  return careType === null ? excused.size === 0 : !excused.has(careType);
}
