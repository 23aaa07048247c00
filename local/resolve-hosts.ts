import type { Place } from './physical-attributes.ts';

/** How API Gateway names the host of an API: `https://` for calls, `wss://` for connections. */
const API_HOST = /(https|wss):\/\/[\w-]+\.execute-api\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?(?=$|[/:])/g;
const BUCKETS_HOST = /https:\/\/s3\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?(?=$|[/:])/g;
/** Of one distribution, or of any where there is none yet to be named. */
const DISTRIBUTION_HOST = /https:\/\/(?:[\w-]+|\*)\.cloudfront\.net(?=$|[/:])/g;

/**
 * Does for the hosts of APIs, buckets and distributions what DNS does in AWS: whatever expression spells one, it
 * leads to where they are. Buckets stand in the path.
 */
export function resolveHosts(text: string, place: Place): string {
  return text
    .replace(API_HOST, (_, scheme: string) =>
      scheme === 'wss' ? place.apiEndpoint.replace('http', 'ws') : place.apiEndpoint,
    )
    .replace(BUCKETS_HOST, place.queueEndpoint)
    .replace(DISTRIBUTION_HOST, place.distributionEndpoint);
}
