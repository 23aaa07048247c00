import { createReadStream } from 'node:fs';
import { createGzip } from 'node:zlib';
import { Upload } from '@aws-sdk/lib-storage';
import type { Stack } from '../endpoints.ts';

/** Puts a generated batch, packed, where the pipeline picks it up. */
export async function uploadSample(stack: Stack, hospital: string, file: string): Promise<void> {
  const Body = createReadStream(file).pipe(createGzip());
  const params = { Bucket: stack.intakeBucket, Key: `incoming/${hospital}/demo/claims.ndjson.gz`, Body };
  await new Upload({ client: stack.clients.s3, params }).done();
}
