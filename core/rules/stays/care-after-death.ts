import * as z from 'zod';
import type { Words } from '../../claims/words.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { type CaseCheck, noData, pass, verdictOf } from '../rule.ts';
import { latestFirst } from './is-earlier.ts';
import { otherStayEvidence } from './other-stay-evidence.ts';

const words: Words = {
  zh: '前次住院已登记死亡，此后{date}仍有就诊或购药',
  en: 'an earlier stay ended in death, yet there is care on {date}',
};

/** A stay, visit or purchase that begins on a day after a stay in which the person died. */
export const careAfterDeath = defineCheck({
  tableKind: null,
  parameters: z.strictObject({}),
  bind: (): CaseCheck => ({
    reads: 'case',
    run({ history, list, admittedOn }) {
      if (!history) return noData('history');
      const deaths = history.filter(
        (other) => other.dischargeWay === 'died' && other.dischargedOn < admittedOn,
      );
      const last = deaths.sort(latestFirst)[0];
      if (!last) return pass;
      const text = sayEvidence(words, { date: admittedOn });
      return verdictOf([
        {
          evidence: [otherStayEvidence(last, list.hospital), { kind: 'case', ref: 'after-death', text }],
          amountFen: list.totalCostFen ?? 0,
          amountMethod: list.totalCostFen === null ? 'none' : 'bill-cost',
          department: null,
          doctor: null,
          occurredOn: admittedOn,
        },
      ]);
    },
  }),
});
