import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { sayYuan } from '../../core/rules/evidence-words.ts';
import { severityWords } from '../../core/rules/severity-words.ts';
import type { Alert, LampAlert } from '../../platform/messages.ts';
import type { Outgoing, Sink } from './sink.ts';

/**
 * The topic that people subscribe to by e-mail, filtered by hospital, department and severity. What it says leaves
 * the house: it names neither the case nor the doctor.
 */
export function emailSink(sns: SNSClient, topicArn: string): Sink {
  return {
    name: 'email',
    recipientsOf: async ({ alert }) => [alert.department ?? noDepartment],
    send: async (recipient, message) => {
      const { hospital } = message.kind === 'digest' ? message : message.alert;
      const department = recipient === noDepartment ? '' : recipient;
      const letter = letterOf(message, hospital, department);
      const severity = message.kind === 'alert' ? message.alert.severity : null;
      await sns.send(
        new PublishCommand({
          TopicArn: topicArn,
          Subject: subjectLine(letter.subject),
          Message: letter.text,
          MessageAttributes: attributes({ hospital, department, ...(severity && { severity }) }),
        }),
      );
    },
  };
}

const noDepartment = '-';

function letterOf(message: Outgoing, hospital: string, department: string) {
  const place = `${hospital} ${department}`.trim();
  if (message.kind === 'alert') return alertLetter(message.alert, place);
  if (message.kind === 'lamp') return lampLetter(message.alert, place);
  return {
    subject: `DRG Sentinel: ${place} +${message.more}`,
    text: `${place}：收件箱中还有 ${message.more} 条提醒。\n${place}: ${message.more} more alerts in the inbox.\n`,
  };
}

function alertLetter({ alert_id, severity, rules, amount_fen, occurred_at }: Alert, place: string) {
  const amount = sayYuan(amount_fen);
  const { zh, en } = severityWords[severity];
  return {
    subject: `DRG Sentinel: ${place} ${zh} ${en}`,
    text: [
      `${place}：一份 ${occurred_at} 出院的病例涉及 ${rules.length} 条规则，金额 ${amount} 元。请到收件箱查看。`,
      `${place}: a case discharged on ${occurred_at} concerns ${rules.length} rules, CNY ${amount}. See the inbox.`,
      `${zh} ${en}: ${rules.join(', ')}`,
      `alert ${alert_id}`,
      '',
    ].join('\n'),
  };
}

/** What is behind it names doctors, and stays in the house. */
function lampLetter({ alert_id, name, month, text }: LampAlert, place: string) {
  return {
    subject: `DRG Sentinel: ${place} 红灯 red ${name.en}`,
    text: [
      `${place}，${month}：${text.zh}。可能的原因请到收件箱查看。`,
      `${place}, ${month}: ${text.en}. See the inbox for probable causes.`,
      `alert ${alert_id}`,
      '',
    ].join('\n'),
  };
}

/** As SNS takes it: less than a hundred characters, none of them a control. */
function subjectLine(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, ' ').slice(0, 99);
}

function attributes(values: Readonly<Record<string, string>>) {
  const some = Object.entries(values).filter(([, value]) => value !== '');
  return Object.fromEntries(some.map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]));
}
