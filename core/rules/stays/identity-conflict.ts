import * as z from 'zod';
import type { SettlementList } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineCheck } from '../check-definition.ts';
import type { Evidence } from '../finding.ts';
import { type CaseCheck, noData, pass, verdictOf } from '../rule.ts';
import type { StayRecord } from '../stay-record.ts';
import { isEarlier, latestFirst } from './is-earlier.ts';
import { otherStayEvidence } from './other-stay-evidence.ts';
import { startsWithAny } from './starts-with-any.ts';

const words = {
  sex: {
    zh: '同一人员编号的性别与前次就诊不一致',
    en: 'the sex differs from that of the visit before under the same number',
  },
  'birth-date': {
    zh: '同一人员编号的出生日期与前次就诊不一致',
    en: 'the birth date differs from that of the visit before under the same number',
  },
} as const satisfies Readonly<Record<string, Words>>;

const parameters = z.strictObject({
  /** Beginnings of principal diagnoses of newborns, who may be settled under their mother's number. */
  exemptDiagnoses: z.array(z.string()),
});

/**
 * One person's number with another sex or birth date than on the stay or bill before: somebody else's card, or
 * a wrong entry. What either of the two does not say is not held against it.
 */
export const identityConflict = defineCheck({
  tableKind: null,
  parameters,
  bind: ({ parameters: { exemptDiagnoses } }): CaseCheck => ({
    reads: 'case',
    run(index) {
      const { history, list } = index;
      if (!history) return noData('history');
      if (history.length === 0 || startsWithAny(list.diagnoses[0]?.code ?? '', exemptDiagnoses)) return pass;
      const before = history
        .filter(
          (other) => isEarlier(other, index) && !startsWithAny(other.principalDiagnosis, exemptDiagnoses),
        )
        .sort(latestFirst)[0];
      return before ? compare(before, index) : pass;
    },
  }),
});

function compare(before: StayRecord, { list, admittedOn, birthMark }: CaseIndex) {
  const conflicts: Evidence[] = [];
  if (isOtherSex(before, list.patient)) conflicts.push({ kind: 'case', ref: 'sex', text: words.sex });
  if (isOtherBirthDate(before, birthMark))
    conflicts.push({ kind: 'case', ref: 'birth-date', text: words['birth-date'] });
  if (conflicts.length === 0) return pass;
  return verdictOf([
    {
      evidence: [otherStayEvidence(before, list.hospital), ...conflicts],
      amountFen: list.totalCostFen ?? 0,
      amountMethod: list.totalCostFen === null ? 'none' : 'bill-cost',
      department: null,
      doctor: null,
      occurredOn: admittedOn,
    },
  ]);
}

function isOtherSex(before: StayRecord, { sex }: SettlementList['patient']): boolean {
  return before.sex !== undefined && (sex === 'male' || sex === 'female') && before.sex !== sex;
}

function isOtherBirthDate(before: StayRecord, birthMark: string | undefined): boolean {
  return before.birthMark !== undefined && birthMark !== undefined && before.birthMark !== birthMark;
}
