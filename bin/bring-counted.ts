import { changesOf } from '../core/chunk-outcome.ts';
import { caseId } from '../core/claims/case-id.ts';
import { contributionAt } from '../functions/audit/record-case.ts';
import { countedAt } from '../functions/audit/sort-lists.ts';
import { inGroups } from '../platform/in-groups.ts';
import { type KeptRecord, keptLists } from '../platform/kept-lists.ts';
import { outbox } from '../platform/queue.ts';
import { askRefresh } from '../platform/summaries/ask-refresh.ts';
import type { Batch } from '../platform/table/batches.ts';
import { lineStore } from '../platform/table/case-lines.ts';
import { type CaseHead, caseStore } from '../platform/table/cases.ts';
import { lineWriter } from '../platform/table/line-writer.ts';
import { turnStore } from '../platform/table/turns.ts';
import type { Stack } from './endpoints.ts';

const casesAtOnce = 500;

/**
 * Puts into the summaries what was counted of a batch that will never be closed, as its close would have done. It goes by
 * the cases and by which of them the batch kept, for the work area may be gone. Done twice it changes nothing.
 */
export async function bringCounted({ table, receipts, clients, queues }: Stack, batch: Batch): Promise<void> {
  const { id, hospital, seq } = batch;
  const lines = lineStore(table);
  const cases = caseStore(table);
  const writer = lineWriter(lines, hospital, id, 1);
  const cleared = new Set<string>();
  const records = keptLists(receipts).recordsOfBatch({ hospital, batch: id });
  for await (const group of inGroups(records, casesAtOnce)) {
    const heads = await cases.heads(group.map((record) => record.case));
    for (const [month, changes] of changesOf(group.flatMap((record) => countedOf(heads, seq, record)))) {
      // A close that was broken off may have left pages, cut elsewhere.
      if (!cleared.has(month)) await lines.removePages(hospital, month, id);
      cleared.add(month);
      await writer.add(month, changes);
    }
  }
  const asked = (await writer.end()).map(
    (period) => ({ scope: { kind: 'hospital', hospital }, period }) as const,
  );
  await askRefresh(turnStore(table), outbox(clients.sqs, queues['summarise'] ?? ''), asked);
}

/** What the record contributes; nothing where it was never counted. */
function countedOf(heads: ReadonlyMap<string, CaseHead>, seq: string, record: KeptRecord) {
  const head = heads.get(caseId(record.case));
  const version = { seq, place: record.place };
  return head && countedAt(head, version) >= 0 ? [contributionAt(head, version)] : [];
}
