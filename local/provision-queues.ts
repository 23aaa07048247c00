import { CreateQueueCommand, SetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { readProperties } from './read-properties.ts';
import type { Resolver } from './resolve-intrinsics.ts';

const queueSchema = z.object({
  ContentBasedDeduplication: z.boolean().optional(),
  DelaySeconds: z.number().optional(),
  MaximumMessageSize: z.number().optional(),
  MessageRetentionPeriod: z.number().optional(),
  ReceiveMessageWaitTimeSeconds: z.number().optional(),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() }).optional(),
  VisibilityTimeout: z.number().optional(),
});

/** Makes the template's queues, or brings those of an earlier start up to date; messages stay. */
export async function provisionQueues(resolver: Resolver, sqs: SQSClient): Promise<void> {
  for (const located of resolver.resourcesOf('AWS::SQS::Queue')) {
    const QueueName = resolver.attributes(located)['QueueName'];
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName }));
    const wanted = Object.entries(readProperties(resolver, located, queueSchema));
    const Attributes = Object.fromEntries(
      wanted.map(([name, value]) => [
        name,
        typeof value === 'object' ? JSON.stringify(value) : String(value),
      ]),
    );
    if (wanted.length > 0) await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
  }
}
