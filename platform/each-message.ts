import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { log } from './log.ts';

/** A handler that takes messages one by one; those that fail come back, the others are done with. */
export function eachMessage(work: (body: string) => Promise<void>) {
  const attempt = async ({ body, messageId, attributes }: SQSRecord): Promise<void> => {
    try {
      await work(body);
    } catch (error) {
      log.error('message failed', {
        messageId,
        attempt: attributes.ApproximateReceiveCount,
        error: error as Error,
      });
      throw error;
    }
  };
  return async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    const processor = new BatchProcessor(EventType.SQS);
    return processPartialResponse(event, attempt, processor, { context, throwOnFullBatchFailure: false });
  };
}
