import * as z from 'zod';
import type { Procedure } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import type { CodingTables } from '../../coding/coding-tables.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { anyCharge } from '../fee-category.ts';
import type { Evidence } from '../finding.ts';
import { type CaseCheck, type Hit, noData, pass, verdictOf } from '../rule.ts';
import { hitOnStay } from '../stay-hit.ts';
import { claimOf, groupDifference } from './group-difference.ts';

const words: Words = {
  zh: '清单填有手术{code} {title}，账单上无任何手术费或麻醉费',
  en: 'the list has the operation {code} {title}; the bill has no charge of an operation or an anaesthesia',
};

const parameters = z.strictObject({
  /** Kinds of procedures that are always charged as operations. */
  kinds: z.array(z.enum(['operation', 'interventional', 'therapeutic', 'diagnostic'])).min(1),
  /** `med_chrgitm_type` of operations and anaesthesia. */
  chargeCategories: z.array(z.string()).min(1),
});
type Parameters = z.infer<typeof parameters>;

/**
 * Operations on the list that nobody charged for. The case is grouped again without them; the money is the
 * difference of the two payments, where it is one.
 */
export const unchargedOperation = defineCheck({
  tableKind: null,
  parameters,
  bind: ({ catalogue, coding, parameters: limits }): CaseCheck => ({
    reads: 'case',
    run(index) {
      if (index.list.procedures.length === 0) return pass;
      const operations = listOperations(index, coding.tables(), limits);
      if (operations.length === 0) return pass;
      if (!index.standingLines?.length) return noData('feeLines');
      const isCharged = anyCharge(index, catalogue, (category) =>
        limits.chargeCategories.includes(category ?? ''),
      );
      return isCharged ? pass : verdictOf([hitOn(index, operations, coding.tables())]);
    },
  }),
});

function listOperations(
  { list, dischargedOn }: CaseIndex,
  tables: CodingTables,
  { kinds }: Parameters,
): readonly Procedure[] {
  return list.procedures.filter(({ code }) => {
    const found = tables.procedureKind(code, dischargedOn);
    return found !== null && kinds.includes(found.kind);
  });
}

function hitOn(index: CaseIndex, operations: readonly Procedure[], tables: CodingTables): Hit {
  const evidence = operations.map(({ code }): Evidence => {
    const title = tables.procedures.table.title(code) ?? '';
    return { kind: 'procedure', ref: code, text: sayEvidence(words, { code, title }) };
  });
  const other = index.payment?.without(new Set(operations.map(({ code }) => code)));
  if (!index.payment || !other) return hitOnStay(index, evidence, { amountFen: 0, amountMethod: 'none' });
  const difference = groupDifference(index.payment, other);
  return hitOnStay(index, [...evidence, difference.evidence], claimOf(difference));
}
