import * as z from 'zod';
import type { Words } from '../../claims/words.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { hitOnLines } from '../line-hit.ts';
import { type CaseCheck, noData, verdictOf } from '../rule.ts';

const words: Words = {
  zh: '{item}为{level}级高警示药品，请核对剂量、浓度、途径和速度',
  en: '{item} is a high-alert drug of level {level}: check dose, concentration, route and rate',
};

/** Drugs that do great harm when they are given wrongly. One hit for each, without money. */
export const highAlertDrug = defineCheck({
  tableKind: null,
  parameters: z.strictObject({ levels: z.array(z.enum(['A', 'B', 'C'])).min(1) }),
  bind: ({ drugs, parameters: { levels } }): CaseCheck => ({
    reads: 'case',
    run({ linesByCode }) {
      if (!linesByCode) return noData('feeLines');
      return verdictOf(
        [...linesByCode].flatMap(([code, lines]) => {
          const name = lines.find((line) => line.name !== null)?.name ?? null;
          const level = drugs.highAlert(code, name);
          if (!level || !levels.includes(level)) return [];
          const text = sayEvidence(words, { item: name ?? drugs.productOf(code)?.name ?? code, level });
          return [
            hitOnLines(
              lines.map((line) => ({ line, amountFen: 0, text })),
              'none',
            ),
          ];
        }),
      );
    },
  }),
});
