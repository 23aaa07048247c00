import { ChangeMessageVisibilityCommand, GetQueueUrlCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { log } from './log.ts';

const firstWaitSeconds = 30;
const longestWaitSeconds = 900;

/**
 * Lets a failed message return after a wait that grows fourfold each time, half an hour in all. Left alone it would stay hidden for the
 * queue's whole visibility timeout, which is made for runs that were killed and can take hours to give up.
 */
export async function comeBackSoon(
  sqs: SQSClient,
  { eventSourceARN, receiptHandle, attributes }: SQSRecord,
): Promise<void> {
  const failures = Number(attributes.ApproximateReceiveCount);
  const wait = Math.min(longestWaitSeconds, firstWaitSeconds * 4 ** (failures - 1));
  try {
    const [account, name] = eventSourceARN.split(':').slice(-2);
    const { QueueUrl } = await sqs.send(
      new GetQueueUrlCommand({ QueueName: name, QueueOwnerAWSAccountId: account }),
    );
    await sqs.send(
      new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: receiptHandle, VisibilityTimeout: wait }),
    );
  } catch (error) {
    log.warn('visibility not changed: the message returns later', { error: error as Error });
  }
}
