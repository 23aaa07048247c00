import type { FileProblem } from '../../core/claims/file-problem.ts';
import type { HospitalRegistry } from '../../core/payment/hospital-registry.ts';
import { encodeChunk } from '../../platform/intake/chunk-object.ts';
import { ClaimFile } from '../../platform/intake/claim-file.ts';
import { objectSource } from '../../platform/intake/object-source.ts';
import type { ReadingMeans } from '../../platform/intake/part-reader.ts';
import { remarkOf } from '../../platform/intake/remark.ts';
import { isSameEtag, type ObjectStore } from '../../platform/object-store.ts';
import type { Batch, FilePlan } from '../../platform/table/batches.ts';
import { workArea } from '../../platform/work-area.ts';
import { isClaimKey } from './upload.ts';

const mostColumns = 500;

export interface SplitMeans {
  readonly buckets: { readonly intake: ObjectStore; readonly work: ObjectStore };
  readonly hospitals: HospitalRegistry;
  readonly reading: ReadingMeans;
}

/** Cuts an uploaded file into chunks in the work area. A file that cannot be read becomes a plan that says why. */
export async function splitFile(
  batch: Batch,
  { buckets, hospitals, reading }: SplitMeans,
): Promise<FilePlan> {
  if (!isClaimKey(batch)) return refusal({ code: 'bad-key', key: batch.key });
  if (!hospitals.has(batch.hospital)) return refusal({ code: 'unknown-hospital', hospital: batch.hospital });
  const object = await buckets.intake.find(batch.key, batch.version);
  if (object === null) return refusal({ code: 'file-gone', key: batch.key });
  try {
    if (!isSameEtag(object.etag, batch.etag)) return refusal({ code: 'file-replaced', key: batch.key });
    return await writeChunks(batch, new ClaimFile(batch.key, objectSource(object), reading), buckets.work);
  } finally {
    // What is refused is not read to its end, and an unread body keeps its connection for ever.
    object.body.destroy();
  }
}

async function writeChunks(batch: Batch, file: ClaimFile, work: ObjectStore): Promise<FilePlan> {
  let chunks = 0;
  for await (const chunk of file.chunks()) {
    if (chunk.records.length === 0) continue;
    await work.write(workArea.chunk(batch.id, chunk.number), encodeChunk(chunk), 'application/octet-stream');
    chunks = chunk.number;
  }
  return {
    chunks,
    records: file.records,
    format: file.format,
    encoding: file.encoding === 'ascii' ? 'utf-8' : file.encoding,
    ...columnsOf(file),
    problems: file.problems.map(remarkOf),
    notices: file.notices.map(remarkOf),
  };
}

/** The batch item has room for the columns that are known, and some that are not. */
function columnsOf({ csvHeader }: ClaimFile): Pick<FilePlan, 'csv_columns'> {
  return csvHeader && csvHeader.columns.length <= mostColumns ? { csv_columns: csvHeader.columns } : {};
}

function refusal(problem: FileProblem): FilePlan {
  return { chunks: 0, records: 0, format: null, encoding: null, problems: [remarkOf(problem)], notices: [] };
}
