import * as z from 'zod';
import type { Words } from '../../claims/words.ts';
import { defineCheck } from '../check-definition.ts';
import { anyCharge, categoryOf } from '../fee-category.ts';
import { hitOnWholeLines } from '../line-hit.ts';
import { type CaseCheck, noData, pass, verdictOf } from '../rule.ts';

const text: Words = {
  zh: '收取了手术或麻醉费，清单未填任何手术操作',
  en: 'charged as an operation or an anaesthesia; the list has no procedure',
};

/** Operations charged in a stay whose list has no procedure at all: one hit, on all their lines. */
export const uncodedOperation = defineCheck({
  tableKind: null,
  parameters: z.strictObject({
    /** `med_chrgitm_type` of operations and anaesthesia. */
    chargeCategories: z.array(z.string()).min(1),
  }),
  bind: ({ catalogue, parameters: { chargeCategories } }): CaseCheck => ({
    reads: 'case',
    run(index) {
      const { list, standingLines } = index;
      if (list.procedures.length > 0) return pass;
      if (!standingLines) return noData('feeLines');
      const isCharge = (category: string | null) => chargeCategories.includes(category ?? '');
      if (!anyCharge(index, catalogue, isCharge)) return pass;
      const charged = standingLines.filter((line) => isCharge(categoryOf(line, catalogue)));
      return verdictOf([hitOnWholeLines(charged, text)]);
    },
  }),
});
