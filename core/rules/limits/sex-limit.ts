import * as z from 'zod';
import type { Words } from '../../claims/words.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence, saySex } from '../evidence-words.ts';
import { hitOnWholeLines } from '../line-hit.ts';
import { type LineCheck, noData, verdictOf } from '../rule.ts';

const words: Words = {
  zh: '{item}仅限{limit}使用，患者性别为{actual}',
  en: '{item} is for {limit} patients only; the patient is {actual}',
};

interface SexLimit {
  readonly name: string;
  readonly sex: 'male' | 'female';
}

/** A drug or service of one sex, charged to a patient of the other. Sex not known: no data. */
export const sexLimit = defineCheck({
  tableKind: 'sex',
  parameters: z.strictObject({}),
  bind: ({ table }): LineCheck<SexLimit> => ({
    reads: 'lines',
    limits: new Map(table.rows.map(([code, name, sex]) => [code, { name, sex }])),
    run({ list }, charged) {
      const { sex } = list.patient;
      if (sex !== 'male' && sex !== 'female') return noData('sex');
      const wrong = charged.filter(({ limit }) => limit.sex !== sex);
      return verdictOf(
        wrong.map(({ limit, lines }) => {
          const places = { item: limit.name, limit: saySex(limit.sex), actual: saySex(sex) };
          return hitOnWholeLines(lines, sayEvidence(words, places));
        }),
      );
    },
  }),
});
