import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkOrders } from '../../../../core/check-order.ts';
import { readAuditRequest } from '../../../../core/orders/nhsa/read-audit-request.ts';
import { installedKnowledge } from '../../../support/installed-knowledge.ts';
import { protocol } from './audit-messages.ts';

const call = { infno: '3102', hospital: 'H37132100903', askedAt: '2026-11-10T10:05:00' } as const;
const nothing = { history: null, shown: [], mutings: [], baselines: new Map() };

/** Each warning as the patient, the rule and the orders that it rests on. */
function warningsOn(fixture: string) {
  const message: unknown = JSON.parse(readFileSync(`test/fixtures/orders/${fixture}.json`, 'utf8'));
  const reading = readAuditRequest(message, call, protocol);
  if (!reading.ok) throw new Error(JSON.stringify(reading.refusal.faults));
  return reading.request.questions.flatMap((question) =>
    checkOrders(question, nothing, installedKnowledge).warnings.map(({ warning: { finding, orders } }) => [
      question.encounter.patient.reference.slice(-4),
      finding.rule_id,
      ...orders.map(({ orderId }) => orderId),
    ]),
  );
}

describe('messages as hospitals send them', () => {
  it('charging in a clinic by the older text: a pregnant woman is prescribed ibuprofen', () => {
    expect(warningsOn('outpatient-charging-older-text')).toEqual([['0207', 'GZ10000301010000', 'RX2']]);
  });

  it('settling two stays: felodipine in heart failure, and monitoring that the delivery includes', () => {
    expect(warningsOn('settlement-of-two-patients')).toEqual([
      ['0311', 'GZ10000301008000', 'RX12'],
      ['0412', 'GZ10000102012000', 'RX22', 'RX21'],
    ]);
  });
});
