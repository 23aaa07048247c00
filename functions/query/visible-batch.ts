import type { Caller } from '../../platform/access/caller.ts';
import { refusalOf } from '../../platform/access/may-call.ts';
import { scopeFor } from '../../platform/access/sight.ts';
import type { Registers } from '../../platform/summaries/read-given.ts';
import type { Batch, BatchStore, PlannedBatch } from '../../platform/table/batches.ts';

export interface BatchSources {
  readonly knowledge: Registers;
  readonly batches: Pick<BatchStore, 'find'>;
}

/** `null` where there is no such batch, or it is not the caller's to see. */
export async function visibleBatch(
  { batches, knowledge }: BatchSources,
  caller: Caller,
  id: string,
): Promise<Batch | PlannedBatch | null> {
  // Findings may be asked for by batch, too.
  if (refusalOf(caller, 'GET /api/v1/batches/{id}')) return null;
  const batch = await batches.find(id);
  return batch && scopeFor(caller, { hospital: batch.hospital }, knowledge) ? batch : null;
}
