import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

/** Answers a link by which whoever has it may read one object for a while. */
export type LinkSigner = (key: string) => Promise<string>;

/** A link works no longer than the credentials that signed it: those of a function live for hours. */
export function linkSigner(s3: S3Client, bucket: string, seconds: number): LinkSigner {
  return (key) =>
    getSignedUrl(s3, new GetObjectCommand({ Bucket: bucket, Key: key }), { expiresIn: seconds });
}
