import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { comeBackSoon } from './come-back-soon.ts';
import { log } from './log.ts';

/**
 * A handler that takes messages one by one; those that fail come back, the others are done with.
 * @param work is told the message's id, too: the same whenever the message comes back
 */
export function eachMessage(sqs: SQSClient, work: (body: string, messageId: string) => Promise<void>) {
  const attempt = async (record: SQSRecord): Promise<void> => {
    try {
      await work(record.body, record.messageId);
    } catch (error) {
      const { messageId, attributes } = record;
      log.error('message failed', {
        messageId,
        attempt: attributes.ApproximateReceiveCount,
        error: error as Error,
      });
      await comeBackSoon(sqs, record);
      throw error;
    }
  };
  return async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    const processor = new BatchProcessor(EventType.SQS);
    return processPartialResponse(event, attempt, processor, { context, throwOnFullBatchFailure: false });
  };
}
