import { paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';

/** An object as its bucket lists it. */
export interface ListedObject {
  readonly key: string;
  readonly etag: string;
  readonly sizeBytes: number;
  readonly writtenAt: Date;
}

/** The objects under a prefix, page by page. */
export async function* listObjects(
  s3: S3Client,
  bucket: string,
  prefix: string,
): AsyncGenerator<readonly ListedObject[]> {
  for await (const { Contents = [] } of paginateListObjectsV2(
    { client: s3 },
    { Bucket: bucket, Prefix: prefix },
  ))
    yield Contents.map(({ Key = '', ETag = '', Size = 0, LastModified = new Date(0) }) => {
      return { key: Key, etag: ETag, sizeBytes: Size, writtenAt: LastModified };
    });
}
