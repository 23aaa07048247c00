import type { Caller } from '../../platform/http/caller.ts';
import type { Registers } from '../../platform/summaries/read-given.ts';
import type { Batch, BatchStore, PlannedBatch } from '../../platform/table/batches.ts';
import { scopeFor } from './sight.ts';

export interface BatchSources {
  readonly knowledge: Registers;
  readonly batches: Pick<BatchStore, 'find'>;
}

/** Whether batches are anything to the caller: to offices and auditors. */
export function seesBatches({ role }: Caller): boolean {
  return role === 'office' || role === 'auditor';
}

/** `null` where there is no such batch, or it is not the caller's to see. */
export async function visibleBatch(
  { batches, knowledge }: BatchSources,
  caller: Caller,
  id: string,
): Promise<Batch | PlannedBatch | null> {
  if (!seesBatches(caller)) return null;
  const batch = await batches.find(id);
  return batch && scopeFor(caller, { hospital: batch.hospital }, knowledge) ? batch : null;
}
