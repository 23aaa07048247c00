import { caseId } from '../../core/claims/case-id.ts';
import type { LocatedList, LocatedWithdrawal } from '../../core/claims/read-chunk.ts';
import type { Batch } from '../../platform/table/batches.ts';
import {
  type CaseHead,
  type CountedVersion,
  isSameVersion,
  type Version,
} from '../../platform/table/cases.ts';
import { givenBack, hasGivenBack } from '../../platform/table/given-back.ts';

/** A list, or the withdrawal of one, and who holds its case. */
export type Owned<L extends LocatedWithdrawal = LocatedWithdrawal> = L & { readonly head: CaseHead };
export type OwnedList = Owned<LocatedList>;

/** What is to be done with the lists, or the withdrawals, of a chunk, by who holds their cases now. */
export interface SortedLists<L extends LocatedWithdrawal> {
  /** This very record holds its case: to be audited. */
  readonly ours: readonly Owned<L>[];
  /** Counted by an earlier run of this chunk, and replaced since by a newer upload. */
  readonly outlived: readonly Owned<L>[];
  /** A newer upload held the case before this one was ever counted. */
  readonly superseded: readonly Owned<L>[];
  /** An earlier record of the same file holds the case, or did until it gave it back. */
  readonly duplicates: readonly L[];
  /** Given back by an earlier run, since it could not be processed. */
  readonly failed: readonly Owned<L>[];
}

/** @throws if a case is unknown, or held by an older upload: it was not enrolled */
export function sortLists<L extends LocatedWithdrawal>(
  lists: readonly L[],
  heads: ReadonlyMap<string, CaseHead>,
  batch: Batch,
): SortedLists<L> {
  const ours: Owned<L>[] = [];
  const outlived: Owned<L>[] = [];
  const duplicates: L[] = [];
  const superseded: Owned<L>[] = [];
  const failed: Owned<L>[] = [];
  for (const located of lists) {
    const head = heads.get(caseId(located.list));
    const newest = head && newestOf(head);
    if (!newest || newest.seq < batch.seq)
      throw new Error(`record ${located.place} of batch ${batch.id} was not enrolled`);
    const version = { seq: batch.seq, place: located.place };
    if (hasGivenBack(head, version)) failed.push({ ...located, head });
    else if (isSameVersion(head, version)) ours.push({ ...located, head });
    else if (newest.seq === batch.seq) duplicates.push(located);
    else if (countedAt(head, version) >= 0) outlived.push({ ...located, head });
    else superseded.push({ ...located, head });
  }
  return { ours, outlived, superseded, duplicates, failed };
}

/** The newest version that ever held the case, be it that it gave it back. */
function newestOf(head: CaseHead): Version {
  const failed = givenBack(head);
  return failed && failed.seq > head.seq ? failed : head;
}

/** Where a version stands among those counted; −1 where it was never counted. */
export function countedAt(
  { counted = [] }: { readonly counted?: readonly CountedVersion[] },
  version: Version,
): number {
  return counted.findIndex((candidate) => isSameVersion(candidate, version));
}
