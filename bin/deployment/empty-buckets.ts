import {
  DeleteObjectsCommand,
  ListObjectVersionsCommand,
  paginateListBuckets,
  type S3Client,
} from '@aws-sdk/client-s3';
import { tell } from '../say.ts';

/**
 * Removes every object, with all its versions, from the buckets of a stage: CloudFormation deletes empty ones only, and
 * calls them by the names of their stacks.
 */
export async function emptyBuckets(s3: S3Client, stage: string): Promise<void> {
  const Prefix = `drgsentinel-${stage}-`;
  for await (const { Buckets = [] } of paginateListBuckets({ client: s3 }, { Prefix }))
    for (const { Name = '' } of Buckets) if (Name.startsWith(Prefix)) await emptyBucket(s3, Name);
}

async function emptyBucket(s3: S3Client, Bucket: string): Promise<void> {
  for (let removed = 0; ; ) {
    const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
    if (Objects.length === 0) return tell(`${Bucket}: ${removed} 个对象已删除 objects removed\n`);
    const removal = new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } });
    const { Errors = [] } = await s3.send(removal);
    if (Errors.length > 0) throw new Error(`${Bucket}: ${Errors[0]?.Key}: ${Errors[0]?.Message}`);
    removed += Objects.length;
  }
}
