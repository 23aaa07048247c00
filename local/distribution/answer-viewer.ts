import type { IncomingMessage, OutgoingHttpHeaders, RequestListener } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { askOrigin, HOP_BY_HOP } from './ask-origin.ts';
import { findBehavior } from './find-behavior.ts';
import type { HeadersPolicy } from './headers-policy.ts';
import type { Distribution } from './read-distribution.ts';

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html */
const COMPRESSIBLE = /^(text\/|application\/(javascript|json|xml)|image\/svg\+xml)/;
const LEAST_COMPRESSED_BYTES = 1000;

/**
 * Serves a distribution: runs the function of the behaviour, asks its origin, adds its headers. Nothing is cached.
 * @param objectEndpoint - `http://` address of the buckets
 */
export function answerViewer(distribution: Distribution, objectEndpoint: string): RequestListener {
  return (request, response) => {
    const answer = async () => {
      const { path, query } = partsOf(request.url ?? '/');
      const behavior = findBehavior(distribution.behaviors, path);
      if (!behavior.methods.includes(request.method ?? '')) {
        response.writeHead(403, withPolicy({}, behavior.headers)).end();
        return;
      }
      const asked = path === '/' ? `/${distribution.defaultRootObject}` : path;
      const uri = behavior.onViewerRequest?.(edgeRequest(request, path)) ?? asked;
      const answered = await askOrigin(request, behavior, uri, query, objectEndpoint);
      const headers = withPolicy(answered.headers, behavior.headers);
      const isCompressed = behavior.compresses && canBeCompressed(request, answered);
      if (!isCompressed) {
        response.writeHead(answered.statusCode ?? 502, headers);
        return pipeline(answered, response);
      }
      delete headers['content-length'];
      response.writeHead(answered.statusCode ?? 502, {
        ...headers,
        'content-encoding': 'gzip',
        vary: 'Accept-Encoding',
        ...(headers['etag'] && { etag: `W/${String(headers['etag']).replace(/^W\//, '')}` }),
      });
      return pipeline(answered, createGzip(), response);
    };
    answer().catch(() => {
      if (!response.headersSent) response.writeHead(502);
      response.end();
    });
  };
}

function partsOf(url: string): { path: string; query: string } {
  const mark = url.indexOf('?');
  return mark < 0 ? { path: url, query: '' } : { path: url.slice(0, mark), query: url.slice(mark) };
}

function edgeRequest({ method = '', headers }: IncomingMessage, uri: string) {
  const texts = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  return { method, uri, headers: Object.fromEntries(texts) as Record<string, string> };
}

function withPolicy(headers: OutgoingHttpHeaders, policy: HeadersPolicy = []): OutgoingHttpHeaders {
  const own = Object.entries(headers).filter(([name]) => !HOP_BY_HOP.includes(name));
  const added = policy.filter(({ name, override }) => override || headers[name] === undefined);
  return { ...Object.fromEntries(own), ...Object.fromEntries(added.map(({ name, value }) => [name, value])) };
}

function canBeCompressed(request: IncomingMessage, { statusCode, headers }: IncomingMessage): boolean {
  return (
    request.method === 'GET' &&
    statusCode === 200 &&
    headers['content-encoding'] === undefined &&
    COMPRESSIBLE.test(headers['content-type'] ?? '') &&
    Number(headers['content-length'] ?? 0) >= LEAST_COMPRESSED_BYTES &&
    /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  );
}
