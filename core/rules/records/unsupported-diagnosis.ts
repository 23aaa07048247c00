import * as z from 'zod';
import type { Words } from '../../claims/words.ts';
import { defineCheck } from '../check-definition.ts';
import { type CaseCheck, noData, pass, verdictOf } from '../rule.ts';
import { indexSupport, listUnsupported } from './diagnosis-support.ts';

const words: Words = {
  zh: '诊断{code}（{name}）：清单未见与之相应的诊疗项目、药品或耗材',
  en: 'diagnosis {code} ({name}): no service, drug or consumable on the bill goes with it',
};

/** Diagnoses of the table with nothing on the bill that goes with them: one finding for all of a list. */
export const unsupportedDiagnosis = defineCheck({
  tableKind: 'diagnosis-support',
  parameters: z.strictObject({}),
  bind: ({ table }): CaseCheck => {
    const supportOf = indexSupport(table);
    return {
      reads: 'case',
      run(index) {
        if (!index.standingLines?.length) return noData('feeLines');
        const evidence = listUnsupported(index.list.diagnoses, index, supportOf, words);
        if (evidence.length === 0) return pass;
        const unclaimed = { amountFen: 0, amountMethod: 'none', department: null, doctor: null } as const;
        return verdictOf([{ evidence, ...unclaimed, occurredOn: index.dischargedOn }]);
      },
    };
  },
});
