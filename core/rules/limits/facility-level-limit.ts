import * as z from 'zod';
import type { Words } from '../../claims/words.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { hitOnWholeLines } from '../line-hit.ts';
import { type LineCheck, noData, verdictOf } from '../rule.ts';

const words: Words = {
  zh: '{item}限{limit}级及以上医疗机构支付，本院为{actual}级',
  en: '{item} is payable from hospital level {limit} on; this hospital is level {actual}',
};

interface LevelLimit {
  readonly name: string;
  readonly minLevel: number;
}

/** A drug payable from some hospital level on, charged at a lower one. Level not known: no data. */
export const facilityLevelLimit = defineCheck({
  tableKind: 'facility-level',
  parameters: z.strictObject({}),
  bind: ({ table }): LineCheck<LevelLimit> => ({
    reads: 'lines',
    limits: new Map(table.rows.map(([code, name, minLevel]) => [code, { name, minLevel }])),
    run({ hospitalLevel }, charged) {
      if (hospitalLevel === null) return noData('hospitalLevel');
      const beyond = charged.filter(({ limit }) => hospitalLevel < limit.minLevel);
      return verdictOf(
        beyond.map(({ limit, lines }) => {
          const places = { item: limit.name, limit: limit.minLevel, actual: hospitalLevel };
          return hitOnWholeLines(lines, sayEvidence(words, places));
        }),
      );
    },
  }),
});
