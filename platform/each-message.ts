import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { comeBackSoon } from './come-back-soon.ts';
import { faultOf } from './fault-of.ts';
import { log } from './log.ts';
import { causeOf, parkMessage, subjectOf } from './parked-message.ts';
import { countMessage, countParked, writeMetrics } from './pipeline-metrics.ts';
import type { RunTime } from './run-time.ts';
import { readSettings, required } from './settings.ts';
import { traced } from './trace.ts';

/** One delivery of a message. */
export interface Delivery extends RunTime {
  /** The same whenever the message comes back. */
  readonly messageId: string;
  /** How often the message has been received, this time included. */
  readonly attempt: number;
}

/**
 * A handler that takes messages one by one; those that fail come back, the others are done with. One that fails for
 * the last time is parked with its cause. Where parking fails too, or the run is killed, SQS parks it, without a cause.
 */
export function eachMessage(sqs: SQSClient, work: (body: string, delivery: Delivery) => Promise<void>) {
  const settings = readSettings(process.env, {
    PARKED_QUEUE_URL: required,
    MOST_RECEIVES: z.coerce.number().int().min(1),
    POWERTOOLS_SERVICE_NAME: required,
  });
  const step = settings.POWERTOOLS_SERVICE_NAME;

  const fail = async (record: SQSRecord, error: unknown): Promise<void> => {
    const { messageId } = record;
    const attempt = attemptOf(record);
    const fault = faultOf(error);
    countMessage(record, false, Date.now());
    log.error('message failed', { messageId, attempt, ...subjectOf(record.body), ...fault });
    if (attempt < settings.MOST_RECEIVES) {
      await comeBackSoon(sqs, record);
      throw error;
    }
    const cause = causeOf(record, error, step, new Date());
    await parkMessage(sqs, settings.PARKED_QUEUE_URL, record.body, cause);
    countParked();
    log.error('message parked', { messageId, attempt, batch: cause.batch, chunk: cause.chunk });
  };

  const attempt = async (record: SQSRecord, context: Context): Promise<void> => {
    const remainingMs = () => context.getRemainingTimeInMillis();
    try {
      const delivery = { messageId: record.messageId, attempt: attemptOf(record), remainingMs };
      const notes = { step, ...subjectOf(record.body), attempt: delivery.attempt };
      await traced(step, notes, () => work(record.body, delivery));
      countMessage(record, true, Date.now());
    } catch (error) {
      await fail(record, error);
    }
  };

  return async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    const processor = new BatchProcessor(EventType.SQS);
    try {
      return await processPartialResponse(event, attempt, processor, {
        context,
        throwOnFullBatchFailure: false,
      });
    } finally {
      writeMetrics();
    }
  };
}

function attemptOf({ attributes }: SQSRecord): number {
  return Number(attributes.ApproximateReceiveCount);
}
