import * as z from 'zod';
import { monthsOf, type Period } from '../../core/indicators/period.ts';
import type { UploadCounts } from '../../core/reports/report.ts';
import { inParallel } from '../in-parallel.ts';
import type { ObjectStore } from '../object-store.ts';
import { receiptKeys } from '../receipt-keys.ts';
import type { BatchStore } from '../table/batches.ts';

const receiptSchema = z.object({
  months: z.array(z.string()),
  read: z.int(),
  accepted: z.int(),
  rejected: z.int(),
  duplicate: z.int(),
  replaced: z.int(),
});

const readsAtOnce = 16;

/** What the hospital's closed files that changed the period brought, by their receipts. */
export async function readUploads(
  batches: BatchStore,
  receipts: ObjectStore,
  hospital: string,
  period: Period,
): Promise<UploadCounts> {
  const closed = (await batches.ofHospital(hospital)).filter(({ status }) => status === 'closed');
  const months = new Set(monthsOf(period));
  const counts = { files: 0, read: 0, accepted: 0, rejected: 0, duplicate: 0, replaced: 0 };
  await inParallel(closed, readsAtOnce, async ({ id }) => {
    const receipt = receiptSchema.parse(await receipts.readJson(receiptKeys(hospital, id).receipt));
    if (!receipt.months.some((month) => months.has(month))) return;
    counts.files += 1;
    for (const name of ['read', 'accepted', 'rejected', 'duplicate', 'replaced'] as const)
      counts[name] += receipt[name];
  });
  return counts;
}
