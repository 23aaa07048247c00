import { DeleteMessageBatchCommand, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { parseAlert } from '../../platform/messages.ts';

/** Takes all alerts off the queue, as a subscriber would, and counts the different ones. */
export async function countAlerts(sqs: SQSClient, queueUrl: string): Promise<number> {
  const seen = new Set<string>();
  for (;;) {
    const request = { QueueUrl: queueUrl, MaxNumberOfMessages: 10 };
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand(request));
    if (Messages.length === 0) return seen.size;
    for (const { Body = '' } of Messages) seen.add(parseAlert(Body).alert_id);
    const Entries = Messages.map(({ MessageId, ReceiptHandle }) => ({ Id: MessageId, ReceiptHandle }));
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
  }
}
