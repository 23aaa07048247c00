import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { readProperties } from './read-properties.ts';
import type { Resolver } from './resolve-intrinsics.ts';
import type { ObjectCreated } from './watch-created-objects.ts';

/** One line of a bucket's notification configuration. */
export interface NotificationRule {
  readonly bucket: string;
  readonly queueArn: string;
  readonly configurationId: string;
  readonly events: readonly string[];
  readonly prefix: string;
  readonly suffix: string;
}

const filterSchema = z.object({
  Key: z.object({ FilterRules: z.array(z.object({ Name: z.string(), Value: z.string() })) }),
});
const notificationsSchema = z.object({
  BucketName: z.string(),
  NotificationConfiguration: z.strictObject({
    QueueConfigurations: z
      .array(
        z.object({
          Id: z.string().optional(),
          Events: z.array(
            z.string().startsWith('s3:ObjectCreated:', 'only s3:ObjectCreated events run locally'),
          ),
          Filter: filterSchema.optional(),
          QueueArn: z.string(),
        }),
      )
      .default([]),
  }),
});

/** The notification rules of all buckets. Throws on targets other than queues and on events other than creation. */
export function readNotificationRules(resolver: Resolver): NotificationRule[] {
  return resolver.resourcesOf('Custom::S3BucketNotifications').flatMap((located) => {
    const { BucketName: bucket, NotificationConfiguration } = readProperties(
      resolver,
      located,
      notificationsSchema,
    );
    return NotificationConfiguration.QueueConfigurations.map((queue, index) => ({
      bucket,
      queueArn: queue.QueueArn,
      configurationId: queue.Id ?? `${located.logicalId}-${index}`,
      events: queue.Events,
      prefix: filterValue(queue.Filter, 'prefix'),
      suffix: filterValue(queue.Filter, 'suffix'),
    }));
  });
}

function filterValue(filter: z.infer<typeof filterSchema> | undefined, name: string): string {
  return filter?.Key.FilterRules.find((rule) => rule.Name.toLowerCase() === name)?.Value ?? '';
}

/** Whether a rule wants to hear of this object. */
export function matches(rule: NotificationRule, object: ObjectCreated): boolean {
  return (
    rule.bucket === object.bucket &&
    object.key.startsWith(rule.prefix) &&
    object.key.endsWith(rule.suffix) &&
    rule.events.some((event) => event.endsWith(':*') || event === `s3:ObjectCreated:${object.operation}`)
  );
}

/** The message S3 sends about a created object: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html */
export function s3Event(
  rule: NotificationRule,
  object: ObjectCreated,
  { region, at, sequencer }: { readonly region: string; readonly at: number; readonly sequencer: string },
) {
  return {
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: region,
        eventTime: new Date(at).toISOString(),
        eventName: `ObjectCreated:${object.operation}`,
        userIdentity: { principalId: 'AWS:LOCAL' },
        requestParameters: { sourceIPAddress: '127.0.0.1' },
        responseElements: { 'x-amz-request-id': randomUUID(), 'x-amz-id-2': 'local' },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: rule.configurationId,
          bucket: {
            name: object.bucket,
            ownerIdentity: { principalId: 'LOCAL' },
            arn: `arn:aws:s3:::${object.bucket}`,
          },
          object: { key: encodeKey(object.key), size: object.sizeBytes, eTag: object.eTag, sequencer },
        },
      },
    ],
  };
}

/** What S3 sends once to a queue when it becomes the target of a bucket's notifications. */
export function s3TestEvent(bucket: string) {
  return {
    Service: 'Amazon S3',
    Event: 's3:TestEvent',
    Time: new Date().toISOString(),
    Bucket: bucket,
    RequestId: randomUUID(),
    HostId: 'local',
  };
}

/** Form encoding as in S3's events: a blank becomes `+`, slashes stay. */
function encodeKey(key: string): string {
  return new URLSearchParams({ '': key }).toString().slice(1).replaceAll('%2F', '/');
}

/** Ever-growing hexadecimal numbers of equal length, across restarts too; compare as text. */
export function createSequencer(now: () => number): () => string {
  let last = 0;
  return () => {
    last = Math.max(last + 1, now() * 1024);
    return last.toString(16).toUpperCase().padStart(16, '0');
  };
}
