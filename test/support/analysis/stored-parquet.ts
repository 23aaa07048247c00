import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { stack } from '../pipeline/outsider.ts';

const { region, accessKeyId, secretAccessKey, s3: endpoint } = stack.aws;
const s3 = new S3Client({ region, credentials: { accessKeyId, secretAccessKey }, endpoint });
const Bucket = stack.buckets.analysis;

/** What the pipeline has left in the analysis bucket, by key. */
export async function storedParquet(): Promise<ReadonlyMap<string, Uint8Array>> {
  const objects = new Map<string, Uint8Array>();
  let token: string | undefined;
  do {
    const page = await s3.send(new ListObjectsV2Command({ Bucket, ContinuationToken: token }));
    for (const { Key = '' } of page.Contents ?? []) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      objects.set(Key, (await Body?.transformToByteArray()) ?? new Uint8Array());
    }
    token = page.NextContinuationToken;
  } while (token !== undefined);
  return objects;
}
