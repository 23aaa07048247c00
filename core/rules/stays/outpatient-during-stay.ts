import * as z from 'zod';
import type { Words } from '../../claims/words.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { type CaseCheck, noData, pass, verdictOf } from '../rule.ts';
import type { StayRecord } from '../stay-record.ts';
import { latestFirst } from './is-earlier.ts';
import { otherStayEvidence } from './other-stay-evidence.ts';
import { startsWithAny } from './starts-with-any.ts';
import { sumCostFen } from './sum-cost.ts';

const words: Words = {
  zh: '住院期间（{from}至{to}）发生门诊结算{count}次',
  en: '{count} outpatient bills while in hospital ({from} to {to})',
};

const parameters = z.strictObject({
  /** Beginnings of diagnoses for which the hospital may send the patient elsewhere. */
  exemptDiagnoses: z.array(z.string()),
});

/**
 * Outpatient bills that lie wholly between the day of admission and that of discharge, at any hospital: costs
 * moved out of the stay, a bed that nobody lies in, or another person's card. Purchases at a pharmacy are
 * not counted: relatives make them. The finding is on the stay and names every bill.
 */
export const outpatientDuringStay = defineCheck({
  tableKind: null,
  parameters,
  bind: ({ parameters: { exemptDiagnoses } }): CaseCheck => ({
    reads: 'case',
    run(index) {
      if (!index.history) return noData('history');
      const bills = index.history.filter(
        (other) => isInside(other, index) && !startsWithAny(other.principalDiagnosis, exemptDiagnoses),
      );
      return bills.length > 0 ? verdictOf([hitOn(bills.sort(latestFirst), index)]) : pass;
    },
  }),
});

function isInside(other: StayRecord, { admittedOn, dischargedOn }: CaseIndex): boolean {
  return other.care === 'outpatient' && other.admittedOn > admittedOn && other.dischargedOn < dischargedOn;
}

function hitOn(bills: readonly StayRecord[], { list, admittedOn, dischargedOn }: CaseIndex) {
  const text = sayEvidence(words, { count: bills.length, from: admittedOn, to: dischargedOn });
  return {
    evidence: [
      ...bills.map((bill) => otherStayEvidence(bill, list.hospital)),
      { kind: 'case', ref: 'outpatient-bills', text },
    ],
    amountFen: sumCostFen(bills),
    amountMethod: 'outpatient-bills',
    department: null,
    doctor: null,
    occurredOn: bills.at(-1)?.admittedOn ?? admittedOn,
  } as const;
}
