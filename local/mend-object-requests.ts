import type { buildApp } from 'fauxqs';
import { S3Error } from '../node_modules/fauxqs/dist/common/errors.js';
import type { S3Store } from '../node_modules/fauxqs/dist/s3/s3Store.js';
import { hasFileName } from './object-file-name.ts';
import { readBody } from './read-body.ts';

export type FauxqsApp = ReturnType<typeof buildApp>;

/** Sub-resources of an object that fauxqs 2.4.1 would take for the object itself, overwriting its body. */
const UNKNOWN_SUBRESOURCES = ['tagging', 'acl', 'retention', 'legal-hold', 'torrent', 'restore'];

/** The longest key of S3, in bytes of UTF-8. */
const mostKeyBytes = 1024;

/**
 * Mends what S3 clients rely on and fauxqs 2.4.1 lacks: large and empty bodies, conditional writes, refusing the
 * unknown and what a disk has no name for.
 */
export function mendObjectRequests(app: FauxqsApp, store: S3Store): void {
  acceptLargeBodies(app);
  acceptEmptyBodies(app);
  app.addHook('preHandler', (request, reply, done) => {
    const refusal = refusalOf(request, store);
    if (refusal === undefined) return done();
    reply.status(refusal.statusCode).header('content-type', 'application/xml').send(refusal.toXml());
  });
}

/** Replaces the body parser with one that has no limit of 11 MiB and holds nothing twice. */
function acceptLargeBodies(app: FauxqsApp): void {
  app.removeContentTypeParser('*');
  app.addContentTypeParser('*', (request: FauxqsRequest, payload: AsyncIterable<Buffer>) =>
    readBody(request.headers, payload),
  );
}

/** Fastify parses no body where none is announced: fauxqs then finds nothing to store. */
function acceptEmptyBodies(app: FauxqsApp): void {
  app.addHook('preHandler', (request, _reply, done) => {
    if (request.method === 'PUT') request.body ??= Buffer.alloc(0);
    done();
  });
}

export interface FauxqsRequest {
  readonly method: string;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly query: unknown;
  readonly params: unknown;
}

function refusalOf(request: FauxqsRequest, store: S3Store): S3Error | undefined {
  const { bucket, '*': key } = request.params as { bucket?: string; '*'?: string };
  if (bucket === undefined || !key) return undefined;
  if (key.split('/').includes('..')) {
    return new S3Error(
      'InvalidArgument',
      'keys that climb out of their folder cannot be stored locally',
      400,
    );
  }
  const isWrite = request.method === 'PUT' || request.method === 'POST';
  if (isWrite && (Buffer.byteLength(key) > mostKeyBytes || !hasFileName(key))) {
    return new S3Error(
      'KeyTooLongError',
      'the local store takes keys of 1024 bytes, and 245 between two slashes',
      400,
    );
  }
  const query = request.query as Record<string, unknown>;
  if (UNKNOWN_SUBRESOURCES.some((name) => name in query)) {
    return new S3Error('NotImplemented', `the local store has no ?${Object.keys(query).join('&')}`, 501);
  }
  const isNewObject = request.method === 'PUT' && !('uploadId' in query);
  const { 'if-none-match': none, 'if-match': match } = request.headers;
  if (!isNewObject || (none === undefined && match === undefined)) return undefined;
  const etag = etagOf(store, bucket, key);
  if (none === '*' && etag !== null) return new S3Error('PreconditionFailed', 'the object exists', 412);
  if (match !== undefined && etag !== match)
    return new S3Error('PreconditionFailed', 'the object is another one', 412);
  return undefined;
}

function etagOf(store: S3Store, bucket: string, key: string): string | null {
  try {
    return store.headObject(bucket, key).etag;
  } catch {
    return null;
  }
}
