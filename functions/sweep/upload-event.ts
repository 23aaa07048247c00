import type { Batch } from '../../platform/table/batches.ts';

/** An upload, as far as split reads of the event that tells of it. */
export interface UploadEvent {
  readonly Records: readonly [
    {
      readonly eventTime: string;
      readonly s3: {
        readonly bucket: { readonly name: string };
        readonly object: {
          readonly key: string;
          readonly size: number;
          readonly eTag: string;
          readonly sequencer: string;
          readonly versionId?: string;
        };
      };
    },
  ];
}

/** The event that a batch began with: split makes the same batch of it. */
export function uploadEvent(
  bucket: string,
  { key, version, etag, size_bytes, seq, uploaded_at }: Omit<Batch, 'id' | 'hospital' | 'status'>,
): UploadEvent {
  const object = {
    key: encodeURIComponent(key),
    size: size_bytes,
    eTag: etag,
    sequencer: seq.slice(uploaded_at.length + 1),
    ...(version !== null && { versionId: version }),
  };
  return { Records: [{ eventTime: uploaded_at, s3: { bucket: { name: bucket }, object } }] };
}
