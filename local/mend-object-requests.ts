import type { buildApp } from 'fauxqs';
import { S3Error } from '../node_modules/fauxqs/dist/common/errors.js';
import type { S3Store } from '../node_modules/fauxqs/dist/s3/s3Store.js';
import { readBody } from './read-body.ts';

export type FauxqsApp = ReturnType<typeof buildApp>;

/** Sub-resources of an object that fauxqs 2.4.1 would take for the object itself, overwriting its body. */
const UNKNOWN_SUBRESOURCES = ['tagging', 'acl', 'retention', 'legal-hold', 'torrent', 'restore'];

/** Mends what S3 clients rely on and fauxqs 2.4.1 lacks: large bodies, conditional writes, refusing the unknown. */
export function mendObjectRequests(app: FauxqsApp, store: S3Store): void {
  acceptLargeBodies(app);
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
