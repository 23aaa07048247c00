import type { PublishCommandInput, SNSClient } from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { emailSink } from '../../../functions/notify/email-sink.ts';
import { anyAlert, anyLampAlert } from '../../support/alerts.ts';

function mailbox() {
  const letters: PublishCommandInput[] = [];
  const sns = { send: async ({ input }: { input: PublishCommandInput }) => letters.push(input) };
  return { letters, sink: emailSink(sns as unknown as SNSClient, 'topic') };
}

describe('the e-mail sink', () => {
  it('says in both languages that there is something, and names neither case nor doctor', async () => {
    const { letters, sink } = mailbox();
    const alert = anyAlert({ setl_id: 'SECRET-CASE', doctor: 'SECRET-DOCTOR' });
    for (const recipient of await sink.recipientsOf({ kind: 'alert', alert }))
      await sink.send(recipient, { kind: 'alert', alert });
    const [{ Subject, Message, MessageAttributes } = {}] = letters;
    expect(Subject).toBe('DRG Sentinel: H37130200901 A03.04 可疑 Suspicious');
    expect(Message).toContain('金额 20.00 元');
    expect(Message).toContain('CNY 20.00');
    expect(`${Subject}${Message}`).not.toContain('SECRET');
    expect(MessageAttributes).toEqual({
      hospital: { DataType: 'String', StringValue: 'H37130200901' },
      department: { DataType: 'String', StringValue: 'A03.04' },
      severity: { DataType: 'String', StringValue: 'suspicious' },
    });
  });

  it('says of a lamp what is red and how sure it is, and no doctor', async () => {
    const { letters, sink } = mailbox();
    const news = { kind: 'lamp', alert: anyLampAlert() } as const;
    for (const recipient of await sink.recipientsOf(news)) await sink.send(recipient, news);
    const [{ Subject, Message, MessageAttributes } = {}] = letters;
    expect(Subject).toBe('DRG Sentinel: H37130200901 A03.04 红灯 red Readmission within 31 days');
    expect(Message).toContain('红灯：再住院率 12.0%');
    expect(Message).toContain('red: readmission 12.0 %');
    expect(Message).not.toContain('D1');
    expect(Object.keys(MessageAttributes ?? {})).toEqual(['hospital', 'department']);
  });

  it('has a subject that SNS takes: under 100 characters, one line', async () => {
    const { letters, sink } = mailbox();
    const alert = anyAlert({
      severity: 'highly-suspicious',
      department: `A\n${'A'.repeat(120)}`,
    });
    await sink.send(alert.department ?? '', { kind: 'alert', alert });
    expect(letters[0]?.Subject?.length).toBeLessThan(100);
    expect(letters[0]?.Subject).not.toMatch(/[\r\n]/);
  });

  it('leaves out the department of a case that names none', async () => {
    const { letters, sink } = mailbox();
    const alert = anyAlert({ department: null });
    for (const recipient of await sink.recipientsOf({ kind: 'alert', alert }))
      await sink.send(recipient, { kind: 'alert', alert });
    expect(Object.keys(letters[0]?.MessageAttributes ?? {})).toEqual(['hospital', 'severity']);
  });

  it('tells in a digest how many more there are', async () => {
    const { letters, sink } = mailbox();
    await sink.send('A03.04', { kind: 'digest', id: 'd', hospital: 'H37130200901', more: 7 });
    expect(letters[0]).toMatchObject({ Subject: 'DRG Sentinel: H37130200901 A03.04 +7' });
    expect(letters[0]?.Message).toMatch(/7 条提醒.*7 more alerts/s);
  });
});
