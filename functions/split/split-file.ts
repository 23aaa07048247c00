import type { FileProblem } from '../../core/claims/file-problem.ts';
import type { HospitalRegistry } from '../../core/payment/hospital-registry.ts';
import { ClaimFile } from '../../platform/intake/claim-file.ts';
import { planOf } from '../../platform/intake/file-plan.ts';
import { objectSource } from '../../platform/intake/object-source.ts';
import type { ReadingMeans } from '../../platform/intake/part-reader.ts';
import { remarkOf } from '../../platform/intake/remark.ts';
import { isSameEtag, type ObjectStore } from '../../platform/object-store.ts';
import type { Batch, FilePlan } from '../../platform/table/batches.ts';
import { workArea } from '../../platform/work-area.ts';
import { isClaimKey } from './upload.ts';
import { writeChunks } from './write-chunks.ts';

export interface SplitMeans {
  readonly buckets: { readonly intake: ObjectStore; readonly work: ObjectStore };
  readonly hospitals: HospitalRegistry;
  readonly reading: ReadingMeans;
}

/**
 * Cuts an uploaded file into chunks in the work area. A file that cannot be read becomes a plan that says why; one that
 * takes longer than there is time becomes none, `null`, and another run goes on with it.
 */
export async function splitFile(
  batch: Batch,
  { buckets, hospitals, reading }: SplitMeans,
  hasTime: () => boolean,
): Promise<FilePlan | null> {
  if (!isClaimKey(batch)) return refusal({ code: 'bad-key', key: batch.key });
  if (!hospitals.has(batch.hospital)) return refusal({ code: 'unknown-hospital', hospital: batch.hospital });
  const object = await buckets.intake.find(batch.key, batch.version);
  if (object === null) return refusal({ code: 'file-gone', key: batch.key });
  try {
    if (!isSameEtag(object.etag, batch.etag)) return refusal({ code: 'file-replaced', key: batch.key });
    const file = new ClaimFile(batch.key, objectSource(object), reading);
    const chunks = await writeChunks(batch.id, file, buckets.work, hasTime);
    return chunks === null ? null : await leavePlan(batch, file, chunks, buckets.work);
  } finally {
    // What is refused is not read to its end, and an unread body keeps its connection for ever.
    object.body.destroy();
  }
}

async function leavePlan(
  batch: Batch,
  file: ClaimFile,
  chunks: number,
  work: ObjectStore,
): Promise<FilePlan> {
  const { plan, findings } = planOf(file, chunks);
  if (findings) await work.write(workArea.findings(batch.id), JSON.stringify(findings));
  return plan;
}

function refusal(problem: FileProblem): FilePlan {
  return { chunks: 0, records: 0, format: null, encoding: null, problems: [remarkOf(problem)], notices: [] };
}
