import type { Message, MessageAttributeValue } from '@aws-sdk/client-sqs';
import type { SQSEvent, SQSMessageAttribute, SQSRecord } from 'aws-lambda';

/** The event a function gets for a batch of messages. */
export function sqsEvent(messages: readonly Message[], queueArn: string, region: string): SQSEvent {
  return { Records: messages.map((message) => recordOf(message, queueArn, region)) };
}

function recordOf(message: Message, queueArn: string, region: string): SQSRecord {
  const attributes = Object.entries(message.MessageAttributes ?? {});
  return {
    messageId: message.MessageId ?? '',
    receiptHandle: message.ReceiptHandle ?? '',
    body: message.Body ?? '',
    attributes: message.Attributes as unknown as SQSRecord['attributes'],
    messageAttributes: Object.fromEntries(attributes.map(([name, value]) => [name, attributeOf(value)])),
    md5OfBody: message.MD5OfBody ?? '',
    ...(message.MD5OfMessageAttributes && { md5OfMessageAttributes: message.MD5OfMessageAttributes }),
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: region,
  };
}

function attributeOf({ StringValue, BinaryValue, DataType }: MessageAttributeValue): SQSMessageAttribute {
  return {
    ...(StringValue !== undefined && { stringValue: StringValue }),
    ...(BinaryValue !== undefined && { binaryValue: Buffer.from(BinaryValue).toString('base64') }),
    stringListValues: [],
    binaryListValues: [],
    dataType: (DataType ?? 'String') as SQSMessageAttribute['dataType'],
  };
}

/**
 * Which messages of a batch an invocation has dealt with.
 * As on AWS, an answer that cannot be understood, or names a message that was not in the batch, fails them all.
 */
export function handledMessages(
  batch: readonly Message[],
  answer: unknown,
  reportsItemFailures: boolean,
): readonly Message[] {
  if (!reportsItemFailures || answer === null || answer === undefined) return batch;
  const failures = (answer as { batchItemFailures?: unknown }).batchItemFailures ?? [];
  if (!Array.isArray(failures)) return [];
  const failed = new Set(
    failures.map((failure) => (failure as { itemIdentifier?: unknown } | null)?.itemIdentifier),
  );
  const isUnderstood = [...failed].every((id) => batch.some(({ MessageId }) => MessageId === id));
  return isUnderstood ? batch.filter(({ MessageId }) => !failed.has(MessageId)) : [];
}
