import * as z from 'zod';
import type { Words } from '../../claims/words.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { type CaseCheck, type Hit, noData, pass, verdictOf } from '../rule.ts';
import type { StayRecord } from '../stay-record.ts';
import { isEarlier, latestFirst } from './is-earlier.ts';
import { otherStayEvidence } from './other-stay-evidence.ts';
import { startsWithAny } from './starts-with-any.ts';

const words: Words = {
  zh: '本次住院{from}至{to}，与同一人员的其他住院时间重叠',
  en: 'this stay, {from} to {to}, overlaps another of the same person',
};

const parameters = z.strictObject({
  /** Beginnings of principal diagnoses of newborns, who may be settled under their mother's number. */
  exemptDiagnoses: z.array(z.string()),
});

/**
 * Two stays of one person at the same time, in the same hospital or in two. A stay may begin on the day
 * another ends: the day of transfer. The finding is on the later stay and names all that it overlaps.
 */
export const overlappingStays = defineCheck({
  tableKind: null,
  parameters,
  bind: ({ parameters: { exemptDiagnoses } }): CaseCheck => ({
    reads: 'case',
    run(index) {
      const { history, list } = index;
      if (!history) return noData('history');
      if (history.length === 0 || startsWithAny(list.diagnoses[0]?.code ?? '', exemptDiagnoses)) return pass;
      const others = history.filter(
        (other) => overlaps(other, index) && !startsWithAny(other.principalDiagnosis, exemptDiagnoses),
      );
      return others.length > 0 ? verdictOf([hitOn(others.sort(latestFirst), index)]) : pass;
    },
  }),
});

function overlaps(other: StayRecord, index: CaseIndex): boolean {
  return (
    other.care === undefined &&
    other.dischargedOn > index.admittedOn &&
    other.admittedOn < index.dischargedOn &&
    isEarlier(other, index)
  );
}

function hitOn(others: readonly StayRecord[], { list, admittedOn, dischargedOn }: CaseIndex): Hit {
  const text = sayEvidence(words, { from: admittedOn, to: dischargedOn });
  return {
    evidence: [
      ...others.map((other) => otherStayEvidence(other, list.hospital)),
      { kind: 'case', ref: 'overlap', text },
    ],
    amountFen: list.totalCostFen ?? 0,
    amountMethod: list.totalCostFen === null ? 'none' : 'stay-cost',
    department: null,
    doctor: null,
    occurredOn: admittedOn,
  };
}
