import * as z from 'zod';
import type { Words } from '../../claims/words.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { hitOnWholeLines } from '../line-hit.ts';
import { type LineCheck, noData, pass, verdictOf } from '../rule.ts';

const words: Words = {
  zh: '{item}限{limit}岁以下使用，患者{actual}岁',
  en: '{item} is for patients under {limit} only; the patient is {actual}',
};

/** A children's drug, charged to a patient of `childBelowYears` or more. Age not known: no data. */
export const childrenLimit = defineCheck({
  tableKind: 'children',
  parameters: z.strictObject({ childBelowYears: z.int().positive() }),
  bind: ({ table, parameters: { childBelowYears } }): LineCheck<string> => ({
    reads: 'lines',
    limits: new Map(table.rows),
    run({ list }, charged) {
      const { ageYears } = list.patient;
      if (ageYears === null) return noData('age');
      if (ageYears < childBelowYears) return pass;
      return verdictOf(
        charged.map(({ limit: item, lines }) => {
          const places = { item, limit: childBelowYears, actual: ageYears };
          return hitOnWholeLines(lines, sayEvidence(words, places));
        }),
      );
    },
  }),
});
