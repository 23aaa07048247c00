import * as z from 'zod';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { hitOnWholeLines } from '../line-hit.ts';
import { type LineCheck, noData, pass, verdictOf } from '../rule.ts';

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
          return hitOnWholeLines(lines, sayEvidence('children-limit', places));
        }),
      );
    },
  }),
});
