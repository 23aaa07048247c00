import { caseId } from '../../core/claims/case-id.ts';
import type { LocatedList } from '../../core/claims/read-chunk.ts';
import type { Batch } from '../../platform/table/batches.ts';
import {
  type CaseHead,
  type CountedVersion,
  isSameVersion,
  type Version,
} from '../../platform/table/cases.ts';

export interface OwnedList extends LocatedList {
  readonly head: CaseHead;
}

/** What is to be done with the lists of a chunk, by who holds their cases now. */
export interface SortedLists {
  /** This very record holds its case: to be audited. */
  readonly ours: readonly OwnedList[];
  /** Counted by an earlier run of this chunk, and replaced since by a newer upload. */
  readonly outlived: readonly OwnedList[];
  /** A newer upload held the case before this one was ever counted. */
  readonly superseded: readonly OwnedList[];
  /** An earlier record of the same file holds the case. */
  readonly duplicates: readonly LocatedList[];
}

/** @throws if a case is unknown, or held by an older upload: it was not enrolled */
export function sortLists(
  lists: readonly LocatedList[],
  heads: ReadonlyMap<string, CaseHead>,
  batch: Batch,
): SortedLists {
  const ours: OwnedList[] = [];
  const outlived: OwnedList[] = [];
  const duplicates: LocatedList[] = [];
  const superseded: OwnedList[] = [];
  for (const located of lists) {
    const head = heads.get(caseId(located.list));
    if (!head || head.seq < batch.seq)
      throw new Error(`record ${located.place} of batch ${batch.id} was not enrolled`);
    const version = { seq: batch.seq, place: located.place };
    if (isSameVersion(head, version)) ours.push({ ...located, head });
    else if (head.seq === batch.seq) duplicates.push(located);
    else if (countedAt(head, version) >= 0) outlived.push({ ...located, head });
    else superseded.push({ ...located, head });
  }
  return { ours, outlived, superseded, duplicates };
}

/** Where a version stands among those counted; −1 where it was never counted. */
export function countedAt(
  { counted = [] }: { readonly counted?: readonly CountedVersion[] },
  version: Version,
): number {
  return counted.findIndex((candidate) => isSameVersion(candidate, version));
}
