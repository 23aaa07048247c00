import * as z from 'zod';
import { readProperties } from './read-properties.ts';
import type { Resolver } from './resolve-intrinsics.ts';

/** A queue whose messages a function is invoked with. */
export interface QueueEventSource {
  /** Name, ARN or qualified ARN. */
  readonly functionReference: string;
  readonly queueArn: string;
  readonly batchSize: number;
  readonly batchingWindowMs: number;
  readonly reportsItemFailures: boolean;
  readonly maximumConcurrency: number;
}

const eventSourceSchema = z.object({
  FunctionName: z.string(),
  EventSourceArn: z.string().regex(/^arn:aws:sqs:/, 'only queues run as event sources locally'),
  BatchSize: z.number().default(10),
  Enabled: z.boolean().default(true),
  FilterCriteria: z.undefined('filters do not run locally').optional(),
  FunctionResponseTypes: z.array(z.string()).default([]),
  MaximumBatchingWindowInSeconds: z.number().default(0),
  ScalingConfig: z
    .object({ MaximumConcurrency: z.number().default(Infinity) })
    .default({ MaximumConcurrency: Infinity }),
});

/** The enabled event source mappings of all stacks. */
export function readEventSources(resolver: Resolver): QueueEventSource[] {
  return resolver
    .resourcesOf('AWS::Lambda::EventSourceMapping')
    .map((located) => readProperties(resolver, located, eventSourceSchema))
    .filter(({ Enabled }) => Enabled)
    .map((mapping) => ({
      functionReference: mapping.FunctionName,
      queueArn: mapping.EventSourceArn,
      batchSize: mapping.BatchSize,
      batchingWindowMs: mapping.MaximumBatchingWindowInSeconds * 1000,
      reportsItemFailures: mapping.FunctionResponseTypes.includes('ReportBatchItemFailures'),
      maximumConcurrency: mapping.ScalingConfig.MaximumConcurrency,
    }));
}
