import { AsyncLocalStorage } from 'node:async_hooks';
import { createReadStream, rmSync, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import type { FileS3Persistence } from '../node_modules/fauxqs/dist/s3/fileS3Persistence.js';
import type { FauxqsApp, FauxqsRequest } from './mend-object-requests.ts';
import { objectFilePath } from './object-file-name.ts';

/**
 * Makes downloads read from the file what they send, and no more.
 * fauxqs 2.4.1 loads the whole object for every request, also for a few bytes of it: with a file of 300 MB that is
 * slow and fills the memory. It only sends a body, or asks for its `length` and `subarray`: a stream can stand in.
 */
export function readObjectsFromDisk(app: FauxqsApp, objects: FileS3Persistence, dir: string): void {
  const downloading = new AsyncLocalStorage<boolean>();
  app.addHook('preHandler', (request, _reply, done) => downloading.run(isDownload(request), done));
  // fauxqs sends from async functions that return nothing, which Fastify would take for an empty answer after a stream.
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (payload instanceof Readable) reply.hijack();
    done();
  });
  const pathOf = (bucket: string, key: string) => objectFilePath(dir, bucket, key);

  const load = objects.readBody.bind(objects);
  objects.readBody = (bucket, key) => {
    if (!downloading.getStore()) return load(bucket, key);
    const path = pathOf(bucket, key);
    return standIn(path, 0, statSync(path).size) as unknown as Buffer;
  };

  const write = objects.upsertObject.bind(objects);
  objects.upsertObject = (bucket, object) => {
    // A new file instead of new content: whoever is still reading the old object reads it to its end.
    rmSync(pathOf(bucket, object.key), { force: true });
    write(bucket, object);
  };
}

function isDownload({ method, query }: FauxqsRequest): boolean {
  return method === 'GET' && !('attributes' in (query as object));
}

/** Bytes of a file from start up to, but not including, end; the file is opened when they are sent. */
function standIn(path: string, start: number, end: number) {
  const bytes = async function* () {
    if (end > start) yield* createReadStream(path, { start, end: end - 1 });
  };
  return Object.assign(Readable.from(bytes(), { objectMode: false }), {
    length: end - start,
    subarray: (from: number, to: number) => standIn(path, start + from, start + to),
  });
}
