import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteMessageBatchCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { LambdaPool } from './lambda-pool.ts';
import type { QueueEventSource } from './read-event-sources.ts';
import { handledMessages, sqsEvent } from './sqs-event.ts';

const LONG_POLL_SECONDS = 20;
const RETRY_AFTER_MS = 1000;
/** Most messages SQS hands out or deletes in one call. */
const SQS_BATCH = 10;

export interface Polling {
  /** Resolves when the batches in hand are dealt with and no further one will be taken. */
  stop(): Promise<void>;
}

/** Feeds a queue's messages to a function, batch by batch, as Lambda's event source mapping does. */
export function pollQueue(
  source: QueueEventSource,
  pool: LambdaPool,
  sqs: SQSClient,
  region: string,
): Polling {
  let stopping = false;

  async function pollUntilStopped(): Promise<void> {
    const { QueueUrl } = await sqs.send(
      new GetQueueUrlCommand({ QueueName: source.queueArn.split(':').at(-1) }),
    );
    while (!stopping) {
      try {
        const batch = await gatherBatch(QueueUrl);
        if (batch.length > 0) await deliver(batch, QueueUrl);
      } catch {
        // The messages come back by their visibility timeout; the function's log has the reason.
        if (!stopping) await sleep(RETRY_AFTER_MS);
      }
    }
  }

  async function gatherBatch(QueueUrl: string | undefined): Promise<Message[]> {
    const batch = await receive(QueueUrl, source.batchSize, LONG_POLL_SECONDS);
    const closesAt = Date.now() + source.batchingWindowMs;
    while (batch.length > 0 && batch.length < source.batchSize && Date.now() < closesAt && !stopping) {
      const seconds = Math.ceil((closesAt - Date.now()) / 1000);
      batch.push(...(await receive(QueueUrl, source.batchSize - batch.length, seconds)));
    }
    return batch;
  }

  async function receive(
    QueueUrl: string | undefined,
    most: number,
    WaitTimeSeconds: number,
  ): Promise<Message[]> {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        WaitTimeSeconds: Math.min(WaitTimeSeconds, LONG_POLL_SECONDS),
        MaxNumberOfMessages: Math.min(most, SQS_BATCH),
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
    );
    return Messages;
  }

  async function deliver(batch: readonly Message[], QueueUrl: string | undefined): Promise<void> {
    const answer = await pool.invoke(sqsEvent(batch, source.queueArn, region)).catch(() => 'failed' as const);
    if (answer === 'failed') return;
    const handled = handledMessages(batch, answer, source.reportsItemFailures);
    for (let start = 0; start < handled.length; start += SQS_BATCH) {
      const Entries = handled
        .slice(start, start + SQS_BATCH)
        .map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
      await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
    }
  }

  const pollers = Math.min(pool.spec.concurrency, source.maximumConcurrency);
  const polling = Promise.all(Array.from({ length: pollers }, pollUntilStopped));
  return {
    stop: async () => {
      stopping = true;
      await polling;
    },
  };
}
