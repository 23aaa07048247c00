import { type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';
import type { Behavior } from './read-distribution.ts';

/** Of one connection, not of what is sent over it (RFC 9110, 7.6.1). */
export const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
];
/** What an origin is told where no policy says more. */
const ALWAYS_FORWARDED = ['if-match', 'if-modified-since', 'if-none-match', 'if-unmodified-since', 'range'];
/**
 * Passes a viewer's request on to the origin of its behaviour.
 * @param uri - path to ask for, without the query
 * @param query - with its mark, or empty
 * @param objectEndpoint - `http://` address of the buckets
 */
export function askOrigin(
  viewer: IncomingMessage,
  { origin, forwardsAllHeaders }: Behavior,
  uri: string,
  query: string,
  objectEndpoint: string,
): Promise<IncomingMessage> {
  const { hostname, port } = new URL(origin.kind === 'bucket' ? objectEndpoint : `http://${origin.host}`);
  // As it came: a path that was straightened on the way could lead out of the bucket.
  const path = origin.kind === 'bucket' ? `/${origin.bucket}${uri}` : uri + (forwardsAllHeaders ? query : '');
  const isForwarded = (name: string) =>
    forwardsAllHeaders ? name !== 'host' && !HOP_BY_HOP.includes(name) : ALWAYS_FORWARDED.includes(name);
  const headers = Object.entries(viewer.headers).filter(([name]) => isForwarded(name));
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        hostname,
        port,
        path,
        method: viewer.method,
        headers: Object.fromEntries(headers) as OutgoingHttpHeaders,
      },
      resolve,
    );
    asked.once('error', reject);
    viewer.once('error', reject);
    viewer.pipe(asked);
  });
}
