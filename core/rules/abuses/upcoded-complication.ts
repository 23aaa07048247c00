import * as z from 'zod';
import type { Words } from '../../claims/words.ts';
import type { CaseIndex } from '../case-index.ts';
import type { PaidCase } from '../case-payment.ts';
import { defineCheck } from '../check-definition.ts';
import type { Evidence } from '../finding.ts';
import { indexSupport, listUnsupported } from '../records/diagnosis-support.ts';
import { type CaseCheck, noData, pass, type Verdict, verdictOf } from '../rule.ts';
import { hitOnStay } from '../stay-hit.ts';
import { claimOf, groupDifference } from './group-difference.ts';

const words: Words = {
  zh: '其他诊断{code}（{name}）：账单上未见任何与之相应的检验、药品或治疗',
  en: 'secondary diagnosis {code} ({name}): nothing on the bill tests for it or treats it',
};

/**
 * Secondary diagnoses that lift the case to a dearer group, with nothing on the bill that tests for them or
 * treats them. The case is grouped again without them; the money is the difference of the two payments.
 */
export const upcodedComplication = defineCheck({
  tableKind: 'diagnosis-support',
  parameters: z.strictObject({}),
  bind: ({ table }): CaseCheck => {
    const supportOf = indexSupport(table);
    return {
      reads: 'case',
      run(index) {
        if (!index.standingLines?.length) return noData('feeLines');
        const unsupported = listUnsupported(index.list.diagnoses.slice(1), index, supportOf, words);
        if (unsupported.length === 0) return pass;
        return index.payment ? judge(index, index.payment, unsupported) : noData('grouping');
      },
    };
  },
});

function judge(index: CaseIndex, payment: PaidCase, unsupported: readonly Evidence[]): Verdict {
  const other = payment.without(new Set(unsupported.map(({ ref }) => ref)));
  if (!other || other.group === payment.group) return pass;
  const difference = groupDifference(payment, other);
  if (difference.differenceFen !== null && difference.differenceFen <= 0) return pass;
  return verdictOf([hitOnStay(index, [...unsupported, difference.evidence], claimOf(difference))]);
}
