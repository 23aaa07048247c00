import { AsyncLocalStorage } from 'node:async_hooks';
import type { FileS3Persistence } from '../node_modules/fauxqs/dist/s3/fileS3Persistence.js';
import type { FauxqsApp, FauxqsRequest } from './mend-object-requests.ts';

export interface ObjectCreated {
  readonly operation: 'Put' | 'Post' | 'Copy' | 'CompleteMultipartUpload';
  readonly bucket: string;
  readonly key: string;
  readonly sizeBytes: number;
  /** Without quotes. */
  readonly eTag: string;
}

/** Calls the listener for every object, once it is on disk and before its client is answered. */
export function watchCreatedObjects(
  app: FauxqsApp,
  objects: FileS3Persistence,
  listener: (object: ObjectCreated) => void,
): void {
  const operations = new AsyncLocalStorage<ObjectCreated['operation']>();
  app.addHook('preHandler', (request, _reply, done) => operations.run(operationOf(request), done));

  const write = objects.upsertObject.bind(objects);
  objects.upsertObject = (bucket, object) => {
    write(bucket, object);
    const { key, contentLength: sizeBytes, etag } = object;
    const operation = operations.getStore() ?? 'Put';
    listener({ operation, bucket, key, sizeBytes, eTag: etag.replaceAll('"', '') });
  };
}

function operationOf({ method, headers, query }: FauxqsRequest): ObjectCreated['operation'] {
  if (method === 'POST') return 'uploadId' in (query as object) ? 'CompleteMultipartUpload' : 'Post';
  return 'x-amz-copy-source' in headers ? 'Copy' : 'Put';
}
