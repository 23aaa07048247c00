import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';

/** A file as the deployment has put it. */
export interface PortalFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  readonly cacheControl: string;
  readonly etag: string;
}

/** `null` where there is no such file. */
export type PortalFiles = (key: string) => Promise<PortalFile | null>;

/** What lies here is named by its content: once read, it is kept for as long as the container lives. */
const HASHED = 'assets/';

/** The files of the portal's bucket. */
export function portalFiles(s3: S3Client, bucket: string): PortalFiles {
  const kept = new Map<string, PortalFile>();
  return async (key) => {
    const known = kept.get(key);
    if (known) return known;
    const file = await readFile(s3, bucket, key);
    if (file && key.startsWith(HASHED)) kept.set(key, file);
    return file;
  };
}

async function readFile(s3: S3Client, bucket: string, key: string): Promise<PortalFile | null> {
  try {
    const object = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return {
      body: new Uint8Array((await object.Body?.transformToByteArray()) ?? []),
      contentType: object.ContentType ?? 'application/octet-stream',
      cacheControl: object.CacheControl ?? 'no-cache',
      etag: object.ETag ?? '',
    };
  } catch (error) {
    if (error instanceof NoSuchKey) return null;
    throw error;
  }
}
