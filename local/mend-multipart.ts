import { escapeXml } from '../node_modules/fauxqs/dist/common/xml.js';
import type { S3Store } from '../node_modules/fauxqs/dist/s3/s3Store.js';
import type { MultipartUpload } from '../node_modules/fauxqs/dist/s3/s3Types.js';
import { noSuchUpload } from './keep-parts-on-disk.ts';
import type { FauxqsApp, FauxqsRequest } from './mend-object-requests.ts';

const mostParts = 1000;

/** Mends uploads in parts: fauxqs 2.4.1 lists no parts, and takes the id of one key's upload for any other key's too. */
export function mendMultipart(app: FauxqsApp, store: S3Store): void {
  const uploads = Reflect.get(store, 'multipartUploads') as ReadonlyMap<string, MultipartUpload>;
  app.addHook('preHandler', (request, reply, done) => {
    const { uploadId } = request.query as { uploadId?: string };
    if (uploadId === undefined) return done();
    const upload = uploads.get(uploadId);
    const isOfKey = upload !== undefined && isOf(upload, request);
    if (isOfKey && request.method !== 'GET') return done();
    reply.header('content-type', 'application/xml');
    if (isOfKey) reply.status(200).send(partList(upload, request.query as PartQuery));
    else reply.status(404).send(noSuchUpload.toXml());
  });
}

function isOf(upload: MultipartUpload, { params }: FauxqsRequest): boolean {
  const { bucket, '*': key } = params as { bucket?: string; '*'?: string };
  return upload.bucket === bucket && upload.key === key;
}

interface PartQuery {
  readonly 'part-number-marker'?: string;
  readonly 'max-parts'?: string;
}

/** The answer to ListParts: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html */
function partList(upload: MultipartUpload, query: PartQuery): string {
  const after = Number(query['part-number-marker'] ?? 0);
  const limit = Math.min(Number(query['max-parts'] ?? mostParts), mostParts);
  const left = [...upload.parts.values()]
    .filter(({ partNumber }) => partNumber > after)
    .sort((a, b) => a.partNumber - b.partNumber);
  const parts = left.slice(0, limit);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<ListPartsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">',
    `<Bucket>${escapeXml(upload.bucket)}</Bucket><Key>${escapeXml(upload.key)}</Key>`,
    `<UploadId>${escapeXml(upload.uploadId)}</UploadId>`,
    `<PartNumberMarker>${after}</PartNumberMarker><MaxParts>${limit}</MaxParts>`,
    `<NextPartNumberMarker>${parts.at(-1)?.partNumber ?? after}</NextPartNumberMarker>`,
    `<IsTruncated>${left.length > parts.length}</IsTruncated>`,
    ...parts.map(
      ({ partNumber, etag, body, lastModified }) =>
        `<Part><PartNumber>${partNumber}</PartNumber><LastModified>${lastModified.toISOString()}</LastModified>` +
        `<ETag>${escapeXml(etag)}</ETag><Size>${body.length}</Size></Part>`,
    ),
    '</ListPartsResult>',
  ].join('\n');
}
