import { createHash } from 'node:crypto';
import type { S3EventRecord } from 'aws-lambda';
import type { Batch } from '../../platform/table/batches.ts';

/** Stands for the hospital where a key names none. */
const refusedHospital = '_refused';

/** The batch that an upload begins. The same event, delivered twice, gives the same batch. */
export function batchOf({ eventTime, s3 }: S3EventRecord): Batch {
  const key = decodeURIComponent(s3.object.key.replaceAll('+', ' '));
  // The hospital becomes part of keys, which S3 does not allow to grow at will.
  const hospital = /^incoming\/([^/]{1,64})\/.*[^/]$/s.exec(key)?.[1] ?? refusedHospital;
  const identity = [s3.bucket.name, key, s3.object.versionId ?? '', s3.object.sequencer, s3.object.eTag].join(
    '\n',
  );
  const digest = createHash('sha256').update(identity).digest('hex').slice(0, 12);
  return {
    id: `${eventTime.replace(/\D/g, '').slice(0, 14)}-${digest}`,
    hospital,
    key,
    version: s3.object.versionId || null,
    etag: s3.object.eTag,
    size_bytes: s3.object.size,
    uploaded_at: eventTime,
    seq: `${eventTime}#${s3.object.sequencer}`,
    status: 'splitting',
  };
}

/** Whether the key is of the form `incoming/<fixmedins_code>/<any path>/<file>`. */
export function isClaimKey(batch: Batch): boolean {
  return batch.hospital !== refusedHospital;
}
