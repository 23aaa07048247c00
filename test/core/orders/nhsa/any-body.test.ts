import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerStamp, refusalAnswer } from '../../../../core/orders/nhsa/answer.ts';
import { readAuditRequest } from '../../../../core/orders/nhsa/read-audit-request.ts';
import { readFeedback } from '../../../../core/orders/nhsa/read-feedback.ts';
import { holds } from '../../../support/holds.ts';
import { auditMessage, dataOf, encounter, order, patient, protocol, type Wire } from './audit-messages.ts';

const hospital = 'H37130200901';
const call = { infno: '3101', hospital, askedAt: '2026-11-09T09:12:00' } as const;
const at = new Date(0);

/** Some field of some node of a sound message, and anything in its place. */
const places = [
  (message: Wire) => message,
  dataOf,
  (message: Wire) => patient(dataOf(message)),
  (message: Wire) => encounter(dataOf(message)),
  (message: Wire) => order(dataOf(message)),
];
const anyChange = fc.record({ place: fc.constantFrom(...places), field: fc.nat(), value: fc.jsonValue() });

describe('a body of any kind', () => {
  it('with anything in the place of a field is read or refused, and the refusal can be told', () => {
    holds(
      fc.property(anyChange, ({ place, field, value }) => {
        const message = auditMessage();
        const node = place(message);
        const names = Object.keys(node);
        node[names[field % names.length] ?? ''] = value;
        const reading = readAuditRequest(message, call, protocol);
        if (reading.ok) return;
        expect(reading.refusal.faults.length).toBeGreaterThan(0);
        const { infcode, err_msg } = refusalAnswer(reading.refusal, answerStamp(message, hospital, at, at));
        expect(infcode).toBeGreaterThan(1000);
        expect(err_msg.isWellFormed()).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is read or refused as 3101 and as 3103, never a defect', () => {
    holds(
      fc.property(fc.jsonValue(), fc.constantFrom('3101', '3103'), (data, infno) => {
        const body = { infno, input: { data } };
        const refused =
          infno === '3101'
            ? !readAuditRequest(body, call, protocol).ok
            : !readFeedback(body, hospital, protocol).ok;
        expect(refused).toBe(true);
      }),
    );
  });

  it('is refused, and the refusal told, however deep it goes', () => {
    const depth = 100_000;
    const body: unknown = JSON.parse(
      `{"infno":"3101","input":{"data":${'['.repeat(depth)}${']'.repeat(depth)}}}`,
    );
    const reading = readAuditRequest(body, call, protocol);
    expect(!reading.ok && refusalAnswer(reading.refusal, answerStamp(body, hospital, at, at)).infcode).toBe(
      1004,
    );
  });
});
