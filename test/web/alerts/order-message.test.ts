import { describe, expect, it } from 'vitest';
import { readAuditRequest } from '../../../core/orders/nhsa/read-audit-request.ts';
import { readFeedback } from '../../../core/orders/nhsa/read-feedback.ts';
import examples from '../../../web/src/pages/alerts/order-examples.json' with { type: 'json' };
import { blankLine, type OrderForm } from '../../../web/src/pages/alerts/order-form.ts';
import {
  feedbackMessage,
  type OrderCaller,
  orderMessage,
} from '../../../web/src/pages/alerts/order-message.ts';
import { protocol } from '../../core/orders/nhsa/audit-messages.ts';

const hospital = 'H37130200901';
const caller: OrderCaller = {
  hospital,
  department: 'A03.04',
  doctor: 'D901A03041',
  name: '示例医师',
  // Still the day before in UTC.
  at: new Date('2026-11-08T17:30:00.000Z'),
  trial: 'TRY-3f0c8a52-8d5e-4c7e-9f44-8f6f0a1e9d11',
};
const call = { infno: '3101', hospital, askedAt: '2026-11-09T01:30:00' } as const;

const read = (form: OrderForm) => readAuditRequest(orderMessage(form, caller), call, protocol);

describe('an order check that is tried', () => {
  it.each(examples)('is a message as the interface has it: $id', ({ form }) => {
    const reading = read(form as OrderForm);
    expect(reading.ok ? [] : reading.refusal).toEqual([]);
  });

  it('asks for the orders that are being written, of a person of the age given, in the department of who asks', () => {
    const [example] = examples;
    const reading = read(example?.form as OrderForm);
    if (!reading.ok) throw new Error('refused');
    const [question] = reading.request.questions;
    const text = JSON.stringify(question);
    expect(text).toContain('XJ01MAZ901E001999000201');
    expect(text).toContain('"2017-01-01"');
    expect(text).toContain('"A03.04"');
  });

  it('with a price that is no exact number is money all the same, and what is blank is not told', () => {
    const form: OrderForm = {
      sex: '2',
      ageYears: 0,
      diagnosisCode: 'A09.001',
      diagnosisName: '感染性胃肠炎',
      orders: [{ ...blankLine, code: 'X', name: 'Y', quantity: 3, priceYuan: 0.1 }],
    };
    expect(read(form).ok).toBe(true);
    const text = JSON.stringify(orderMessage(form, caller));
    expect(text).toContain('"sumamt":"0.30"');
    expect(text).toContain('"extend_order_map":{}');
  });

  it('is refused with every mistake where codes are missing', () => {
    const reading = read({
      ...(examples[0]?.form as OrderForm),
      diagnosisCode: '',
      orders: [{ ...blankLine }],
    });
    expect(reading.ok).toBe(false);
  });

  it('is answered: the order is kept for a reason, or changed', () => {
    const id = '0f0e0d0c-0b0a-8908-8706-050403020100';
    for (const reason of ['无替代药物', null]) {
      const reading = readFeedback(feedbackMessage({ id, reason }, caller), hospital, protocol);
      expect(reading.ok && reading.answers).toMatchObject([
        { id, state: reason === null ? 'changed' : 'overridden' },
      ]);
    }
  });
});
