import * as z from 'zod';
import type { Words } from '../../claims/words.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { itemsByKey } from '../items-by-key.ts';
import type { TableOfKind } from '../knowledge-points.ts';
import { type LineCheck, noData, pass, verdictOf } from '../rule.ts';
import type { ElderlyStrength } from '../tables/drug-safety-tables.ts';
import { labelHit } from './label-hit.ts';

const words: Words = {
  zh: '{item}：老年患者{strength}（{limit}岁起），患者{actual}岁',
  en: '{item}: {strength} in the elderly (from {limit} years on); the patient is {actual}',
};
const strengthWords: Readonly<Record<ElderlyStrength, Words>> = {
  'not-recommended': { zh: '不推荐使用', en: 'not recommended' },
  caution: { zh: '慎用', en: 'to be used with caution' },
  'reduce-or-monitor': { zh: '应减量或监测', en: 'a lower dose or monitoring is due' },
  notice: { zh: '用药有特别提示', en: 'the label has a special notice' },
  unstated: { zh: '用药应予关注', en: 'of concern' },
};

type Row = TableOfKind<'elderly-caution'>['rows'][number];

/**
 * A drug of concern in the elderly, charged to a patient of `fromYears` or more. What is not recommended is
 * claimed, the rest are reminders; strengths not among `strengths` are not spoken of. Age not known: no data.
 */
export const elderlyCaution = defineCheck({
  tableKind: 'elderly-caution',
  parameters: z.strictObject({
    fromYears: z.int().positive(),
    strengths: z.array(z.enum(['not-recommended', 'caution', 'reduce-or-monitor', 'notice', 'unstated'])),
  }),
  bind: ({ table, parameters: { fromYears, strengths } }): LineCheck<readonly Row[]> => ({
    reads: 'lines',
    ...itemsByKey(table.rows.filter(([, , strength]) => strengths.includes(strength))),
    run({ list }, charged) {
      const { ageYears } = list.patient;
      if (ageYears === null) return noData('age');
      if (ageYears < fromYears) return pass;
      return verdictOf(
        charged.flatMap(({ limit, lines }) =>
          limit.slice(0, 1).map(([, item, strength]) => {
            const places = { item, strength: strengthWords[strength], limit: fromYears, actual: ageYears };
            return labelHit(lines, sayEvidence(words, places), strength === 'not-recommended');
          }),
        ),
      );
    },
  }),
});
