import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListPartsCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

/** An upload in parts that has begun and is not yet an object. */
export interface OpenUpload {
  readonly key: string;
  /** S3's own id of it, good with this key only. */
  readonly s3Id: string;
}

export interface UploadedPart {
  /** From 1. */
  readonly number: number;
  readonly etag: string;
  readonly sizeBytes: number;
}

/** Lets browsers put objects into one bucket: whole, or in parts, by links that are good for a while and for a size. */
export interface UploadDesk {
  readonly signPut: (key: string, sizeBytes: number) => Promise<string>;
  readonly begin: (key: string) => Promise<OpenUpload>;
  readonly signPart: (upload: OpenUpload, number: number, sizeBytes: number) => Promise<string>;
  /** By number; `null` where there is no such upload (any more). */
  readonly parts: (upload: OpenUpload) => Promise<readonly UploadedPart[] | null>;
  /** Makes the parts an object. */
  readonly complete: (
    upload: OpenUpload,
    parts: readonly Pick<UploadedPart, 'number' | 'etag'>[],
  ) => Promise<void>;
  /** Drops the parts; an upload that is gone is dropped already. */
  readonly abandon: (upload: OpenUpload) => Promise<void>;
}

/**
 * @param s3 `s3ForLinks` of `awsClients`: a checksum, which the SDK adds by default, would be that of the empty body that it signs
 * @param seconds for which a link is good, if the credentials that sign it are
 */
export function uploadDesk(s3: S3Client, bucket: string, seconds: number): UploadDesk {
  const named = ({ key, s3Id }: OpenUpload) => ({ Bucket: bucket, Key: key, UploadId: s3Id });
  // The length is a signed header: S3 refuses a body of any other.
  return {
    signPut: (key, sizeBytes) =>
      getSignedUrl(s3, new PutObjectCommand({ Bucket: bucket, Key: key, ContentLength: sizeBytes }), {
        expiresIn: seconds,
      }),
    begin: async (key) => {
      const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket: bucket, Key: key }));
      return { key, s3Id: UploadId ?? '' };
    },
    signPart: (upload, number, sizeBytes) => {
      const part = { ...named(upload), PartNumber: number, ContentLength: sizeBytes };
      return getSignedUrl(s3, new UploadPartCommand(part), { expiresIn: seconds });
    },
    parts: (upload) => unlessGone(listParts(s3, named(upload)), null),
    complete: async (upload, parts) => {
      const Parts = parts.map(({ number, etag }) => ({ PartNumber: number, ETag: etag }));
      await s3.send(new CompleteMultipartUploadCommand({ ...named(upload), MultipartUpload: { Parts } }));
    },
    abandon: async (upload) => {
      await unlessGone(s3.send(new AbortMultipartUploadCommand(named(upload))), null);
    },
  };
}

async function listParts(
  s3: S3Client,
  upload: { readonly Bucket: string; readonly Key: string; readonly UploadId: string },
): Promise<readonly UploadedPart[]> {
  const parts: UploadedPart[] = [];
  // S3 tells where the next page begins also on the last one, after which the SDK's paginator would ask for ever.
  for (let after: string | undefined; ; ) {
    const page = await s3.send(new ListPartsCommand({ ...upload, PartNumberMarker: after }));
    for (const { PartNumber = 0, ETag = '', Size = 0 } of page.Parts ?? [])
      parts.push({ number: PartNumber, etag: ETag, sizeBytes: Size });
    if (!page.IsTruncated) return parts;
    after = page.NextPartNumberMarker;
  }
}

async function unlessGone<T, N>(call: Promise<T>, otherwise: N): Promise<T | N> {
  try {
    return await call;
  } catch (error) {
    if ((error as Error).name === 'NoSuchUpload') return otherwise;
    throw error;
  }
}
