import type { Words } from '../../claims/words.ts';
import type { AmountMethod } from '../amount-methods.ts';
import type { CasePayment } from '../case-payment.ts';
import { sayEvidence, sayYuan } from '../evidence-words.ts';
import type { Evidence } from '../finding.ts';

const words: Words = {
  zh: '入{group}组，支付{paid}；去除上述编码后入{otherGroup}组，支付{otherPaid}',
  en: 'grouped to {group}, paid {paid}; without these codes grouped to {otherGroup}, paid {otherPaid}',
};

const unpriced: Words = { zh: '无标准', en: 'nothing that is published' };

/** What the codes in question are worth to the hospital. */
export interface GroupDifference {
  readonly evidence: Evidence;
  /** Nought or less where they bring nothing; `null` where one of the groups has no price. */
  readonly differenceFen: number | null;
}

/** Holds the payment of a case as it stands against that without some of its codes. */
export function groupDifference(sent: CasePayment, other: CasePayment): GroupDifference {
  const { paymentFen: paidFen } = sent;
  const { paymentFen: otherFen } = other;
  const text = sayEvidence(words, {
    group: sent.group,
    paid: sayPayment(paidFen),
    otherGroup: other.group,
    otherPaid: sayPayment(otherFen),
  });
  return {
    evidence: { kind: 'statistic', ref: 'group-without', text },
    differenceFen: paidFen === null || otherFen === null ? null : paidFen - otherFen,
  };
}

/** The difference as the money of a finding; a difference that is no gain claims nothing. */
export function claimOf({ differenceFen }: GroupDifference): {
  readonly amountFen: number;
  readonly amountMethod: AmountMethod;
} {
  return differenceFen !== null && differenceFen > 0
    ? { amountFen: differenceFen, amountMethod: 'group-difference' }
    : { amountFen: 0, amountMethod: 'none' };
}

function sayPayment(paymentFen: number | null): Words {
  if (paymentFen === null) return unpriced;
  return { zh: `${sayYuan(paymentFen)}元`, en: `${sayYuan(paymentFen)} yuan` };
}
