import type { FileProblem } from '../../core/claims/file-problem.ts';
import type { HospitalRegistry } from '../../core/payment/hospital-registry.ts';
import type { ClaimFile } from '../../platform/intake/claim-file.ts';
import { planOf } from '../../platform/intake/file-plan.ts';
import type { JoinedFile } from '../../platform/intake/join/joined-file.ts';
import { remarkOf } from '../../platform/intake/remark.ts';
import type { FoundObject, ObjectStore } from '../../platform/object-store.ts';
import type { Batch, FilePlan } from '../../platform/table/batches.ts';
import { workArea } from '../../platform/work-area.ts';
import { type OpenMeans, openUpload } from './open-upload.ts';
import { isClaimKey } from './upload.ts';
import { writeChunks } from './write-chunks.ts';

export interface SplitMeans extends OpenMeans {
  readonly hospitals: HospitalRegistry;
}

/**
 * Cuts an uploaded file into chunks in the work area. A file that cannot be read becomes a plan that says why; one that
 * takes longer than there is time becomes none, `null`, and another run goes on with it.
 */
export async function splitFile(
  batch: Batch,
  means: SplitMeans,
  hasTime: () => boolean,
): Promise<FilePlan | null> {
  if (!isClaimKey(batch)) return refusal({ code: 'bad-key', key: batch.key });
  if (!means.hospitals.has(batch.hospital))
    return refusal({ code: 'unknown-hospital', hospital: batch.hospital });
  const opened: FoundObject[] = [];
  try {
    const upload = await openUpload(batch, means, opened, () => !hasTime());
    if (upload.kind === 'refused') return refusal(upload.problem);
    if (upload.kind === 'waiting') return waitingPlan;
    const { work } = means.buckets;
    const chunks =
      upload.kind === 'file'
        ? await writeChunks(batch.id, upload.file, work, hasTime)
        : await writeChunks(batch.id, upload.file, work, hasTime);
    if (chunks === null) return null;
    const plan = await leavePlan(batch, upload.file, chunks, work);
    return upload.kind === 'file' ? plan : { ...plan, fee_lines: upload.file.feeLines };
  } finally {
    // What is refused is not read to its end, and an unread body keeps its connection for ever.
    for (const { body } of opened) body.destroy();
  }
}

async function leavePlan(
  batch: Batch,
  file: ClaimFile | JoinedFile,
  chunks: number,
  work: ObjectStore,
): Promise<FilePlan> {
  const { plan, findings } = planOf(file, chunks);
  if (findings) await work.write(workArea.findings(batch.id), JSON.stringify(findings));
  return plan;
}

/** Fee lines that came before their cases: nothing is wrong with them, and nothing of them is cut. */
const waitingPlan: FilePlan = {
  chunks: 0,
  records: 0,
  format: 'csv',
  encoding: null,
  problems: [],
  notices: [remarkOf({ code: 'cases-awaited' })],
  is_waiting: true,
};

function refusal(problem: FileProblem): FilePlan {
  return { chunks: 0, records: 0, format: null, encoding: null, problems: [remarkOf(problem)], notices: [] };
}
