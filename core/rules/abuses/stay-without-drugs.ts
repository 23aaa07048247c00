import * as z from 'zod';
import type { Words } from '../../claims/words.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { anyCharge } from '../fee-category.ts';
import { type CaseCheck, noData, pass, verdictOf } from '../rule.ts';
import { hitOnStay } from '../stay-hit.ts';

const words: Words = {
  zh: '住院{days}天（阈值{limit}天），账单上没有任何药品，药品可能由患者自行购买',
  en: '{days} days in hospital (threshold {limit}) without a single drug on the bill: the patient may have had to bring them',
};

/** A stay of days without any drug: its drugs may have been left to the patient to buy. No money can be told. */
export const stayWithoutDrugs = defineCheck({
  tableKind: null,
  parameters: z.strictObject({
    minDays: z.int().positive(),
    /** `med_chrgitm_type` of drugs. */
    drugCategories: z.array(z.string()).min(1),
    /** Beginnings of principal diagnoses that may need none. */
    exemptDiagnoses: z.array(z.string()),
  }),
  bind: ({ catalogue, parameters: { minDays, drugCategories, exemptDiagnoses } }): CaseCheck => ({
    reads: 'case',
    run(index) {
      const { list, standingLines } = index;
      const principal = list.diagnoses[0]?.code ?? '';
      if (list.stay.losDays < minDays || exemptDiagnoses.some((beginning) => principal.startsWith(beginning)))
        return pass;
      if (!standingLines?.length) return noData('feeLines');
      const mayBeDrug = (category: string | null) => category === null || drugCategories.includes(category);
      if (anyCharge(index, catalogue, mayBeDrug)) return pass;
      const text = sayEvidence(words, { days: list.stay.losDays, limit: minDays });
      const evidence = [{ kind: 'case', ref: 'no-drugs', text } as const];
      return verdictOf([hitOnStay(index, evidence, { amountFen: 0, amountMethod: 'none' })]);
    },
  }),
});
