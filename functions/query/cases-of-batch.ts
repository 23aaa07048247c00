import { type CaseId, caseId } from '../../core/claims/case-id.ts';
import type { Batch } from '../../platform/table/batches.ts';
import type { CaseStore } from '../../platform/table/cases.ts';

/** Heads remember several versions: not all of a large month's are held at once. */
const headsAtOnce = 1000;

/** Those of the cases that stand as the batch has told them; what a later batch has told anew is that one's. */
export async function casesOfBatch<T extends CaseId>(
  cases: Pick<CaseStore, 'heads'>,
  { hospital, seq }: Pick<Batch, 'hospital' | 'seq'>,
  listed: readonly T[],
): Promise<readonly T[]> {
  const ofHospital = listed.filter((one) => one.hospital === hospital);
  const own: T[] = [];
  for (let from = 0; from < ofHospital.length; from += headsAtOnce) {
    const some = ofHospital.slice(from, from + headsAtOnce);
    const heads = await cases.heads(some.map(({ settlementId }) => ({ hospital, settlementId })));
    own.push(...some.filter((one) => heads.get(caseId(one))?.counted?.at(-1)?.seq === seq));
  }
  return own;
}
