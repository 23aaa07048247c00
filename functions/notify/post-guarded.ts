import { lookup } from 'node:dns';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import * as z from 'zod';
import { isPublicAddress } from './public-address.ts';

/** Where webhooks may lead: to the public internet by https, or, while developing, anywhere. */
export const reachSchema = z.enum(['public-https', 'anywhere']);
type Reach = z.infer<typeof reachSchema>;

/** Posts JSON and answers the status; throws where nothing answers in time, or may not be asked. */
export type Post = (url: string, body: string, headers: Readonly<Record<string, string>>) => Promise<number>;

/**
 * A post that cannot be used to reach into our own network: a hospital names the address, so the one that its
 * name resolves to is looked at when the connection is made. It follows no redirect and reads no answer.
 */
export function guardedPost(reach: Reach, timeoutMs = 5000): Post {
  return async (target, body, headers) => {
    const url = new URL(target);
    if (reach === 'public-https') assertAllowed(url);
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const options = {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
      signal: AbortSignal.timeout(timeoutMs),
      ...(reach === 'public-https' && { lookup: publicLookup }),
    };
    const answered = (answer: IncomingMessage) => {
      answer.destroy();
      resolve(answer.statusCode ?? 0);
    };
    const asked =
      url.protocol === 'https:' ? request(url, options, answered) : plainRequest(url, options, answered);
    asked.on('error', reject).end(body);
    return promise;
  };
}

function assertAllowed({ protocol, hostname }: URL): void {
  if (protocol !== 'https:') throw new Error('a webhook must be https');
  const literal = hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) && !isPublicAddress(literal)) throw new Error('a webhook leads to a private address');
}

const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, options, (error, address, family) => {
    const found = Array.isArray(address) ? address.map((one) => one.address) : [address];
    if (!error && !found.every(isPublicAddress))
      callback(new Error('a webhook leads to a private address'), address, family);
    else callback(error, address, family);
  });
};
