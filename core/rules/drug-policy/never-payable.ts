import * as z from 'zod';
import type { Words } from '../../claims/words.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { hitOnWholeLines } from '../line-hit.ts';
import { type LineCheck, verdictOf } from '../rule.ts';

const words: Words = {
  zh: '{item}单方、复方均不予支付',
  en: '{item} is not payable, neither alone nor in a formula',
};

/** An item that the fund never pays. */
export const neverPayable = defineCheck({
  tableKind: 'never-payable',
  parameters: z.strictObject({}),
  bind: ({ table }): LineCheck<string> => ({
    reads: 'lines',
    limits: new Map(table.rows),
    run: (_, charged) =>
      verdictOf(
        charged.map(({ limit: item, lines }) => hitOnWholeLines(lines, sayEvidence(words, { item }))),
      ),
  }),
});
