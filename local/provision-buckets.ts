import * as z from 'zod';
import { corsRulesSchema } from './bucket-cross-origin.ts';
import { readProperties } from './read-properties.ts';
import type { Resolver } from './resolve-intrinsics.ts';
import type { ObjectsAndQueues } from './start-fauxqs.ts';

const bucketSchema = z.object({
  CorsConfiguration: z.object({ CorsRules: corsRulesSchema }).default({ CorsRules: [] }),
  NotificationConfiguration: z
    .undefined('only notifications made by addEventNotification run locally')
    .optional(),
});

/** Makes the template's buckets and answers the names of those that were not there before. */
export function provisionBuckets(resolver: Resolver, store: ObjectsAndQueues): ReadonlySet<string> {
  const added = new Set<string>();
  for (const located of resolver.resourcesOf('AWS::S3::Bucket')) {
    const { CorsConfiguration } = readProperties(resolver, located, bucketSchema);
    const { Ref: name = '' } = resolver.attributes(located);
    if (store.createBucket(name, CorsConfiguration.CorsRules)) added.add(name);
  }
  return added;
}
