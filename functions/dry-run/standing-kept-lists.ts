import { type CaseId, caseId } from '../../core/claims/case-id.ts';
import type { LocatedList } from '../../core/claims/read-chunk.ts';
import type { SettlementList } from '../../core/claims/settlement-list.ts';
import { inGroups } from '../../platform/in-groups.ts';
import type { KeptLists } from '../../platform/kept-lists.ts';
import type { Batch, BatchStore } from '../../platform/table/batches.ts';
import { type CaseHead, type CaseStore, isSameVersion } from '../../platform/table/cases.ts';
import type { PersonStore } from '../../platform/table/persons.ts';

export interface ListSources {
  readonly kept: Pick<KeptLists, 'ofBatch'>;
  readonly batches: Pick<BatchStore, 'find' | 'ofHospital'>;
  readonly cases: Pick<CaseStore, 'heads'>;
  readonly persons: Pick<PersonStore, 'staysOf'>;
}

/** A kept list with the case that it is the standing version of. */
export interface StandingList {
  readonly list: SettlementList;
  readonly head: CaseHead;
}

/** As many cases are asked for at once. */
const groupSize = 200;

/** The kept lists of a month's discharges, or of a batch, each case once, as it stands; in groups. */
export async function* standingKeptLists(
  sources: ListSources,
  hospitals: readonly string[],
  { month, batch }: { readonly month: string | null; readonly batch: string | null },
): AsyncGenerator<readonly StandingList[]> {
  for await (const one of batchesOf(sources, hospitals, { month, batch })) {
    for await (const group of inGroups(listsOf(sources, one, month), groupSize))
      yield await standingOf(sources, one, group);
  }
}

/** Of one month's discharges, or all. */
async function* listsOf(
  { kept }: ListSources,
  { hospital, id }: Batch,
  month: string | null,
): AsyncGenerator<LocatedList> {
  for await (const located of kept.ofBatch({ hospital, batch: id }))
    if (month === null || located.list.stay.dischargedAt.startsWith(month)) yield located;
}

/** No file holds a stay that ended after it was sent; the first day of the month is early enough for any zone. */
async function* batchesOf(
  { batches }: ListSources,
  hospitals: readonly string[],
  { month, batch }: { readonly month: string | null; readonly batch: string | null },
): AsyncGenerator<Batch> {
  if (batch !== null) {
    const found = await batches.find(batch);
    if (found && hospitals.includes(found.hospital)) yield found;
    return;
  }
  for (const hospital of hospitals)
    for (const one of await batches.ofHospital(hospital))
      if (month === null || one.uploaded_at >= month) yield one;
}

/** Those that hold their cases: what was replaced meanwhile is found under the batch that replaced it. */
export async function standingOf(
  { cases }: Pick<ListSources, 'cases'>,
  { seq }: Pick<Batch, 'seq'>,
  group: readonly LocatedList[],
): Promise<readonly StandingList[]> {
  const heads = await cases.heads(group.map(({ list }): CaseId => list));
  return group.flatMap(({ list, place }) => {
    const head = heads.get(caseId(list));
    return head && isSameVersion(head, { seq, place }) ? [{ list, head }] : [];
  });
}
