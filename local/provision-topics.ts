import { CreateTopicCommand, type SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import * as z from 'zod';
import { readProperties } from './read-properties.ts';
import type { Resolver } from './resolve-intrinsics.ts';

const subscriptionSchema = z.object({
  TopicArn: z.string(),
  Protocol: z.enum(['sqs', 'email', 'email-json'], 'only queues and e-mail subscribe to topics locally'),
  Endpoint: z.string(),
  RawMessageDelivery: z.boolean().default(false),
  FilterPolicy: z.undefined('filters do not run locally').optional(),
});

/** Makes the template's topics and lets its queues hear them. No e-mail leaves this machine. */
export async function provisionTopics(resolver: Resolver, sns: SNSClient): Promise<void> {
  for (const located of resolver.resourcesOf('AWS::SNS::Topic')) {
    await sns.send(new CreateTopicCommand({ Name: resolver.attributes(located)['TopicName'] }));
  }
  for (const located of resolver.resourcesOf('AWS::SNS::Subscription')) {
    const subscription = readProperties(resolver, located, subscriptionSchema);
    if (subscription.Protocol !== 'sqs') continue;
    const { TopicArn, Protocol, Endpoint, RawMessageDelivery } = subscription;
    const Attributes = { RawMessageDelivery: String(RawMessageDelivery) };
    await sns.send(new SubscribeCommand({ TopicArn, Protocol, Endpoint, Attributes }));
  }
}
