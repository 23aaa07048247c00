import * as z from 'zod';
import { type Batch, isPlanned, type PlannedBatch } from '../../platform/table/batches.ts';
import type { ChunkSets } from '../../platform/table/chunk-sets.ts';
import { wordsViewSchema } from './summary-row.ts';

const remarksSchema = z.array(z.strictObject({ code: z.string(), message: wordsViewSchema }));

/** A file on its way, as its office sees it. */
export const batchViewSchema = z.strictObject({
  batch: z.string(),
  hospital: z.string(),
  key: z.string().meta({ description: '上传时得到的键 the key that the upload was given' }),
  file_name: z.string(),
  size_bytes: z.int(),
  uploaded_at: z.string(),
  status: z.enum(['splitting', 'enrolling', 'auditing', 'closing', 'closed']),
  chunks: z
    .strictObject({ all: z.int(), enrolled: z.int(), audited: z.int() })
    .nullable()
    .meta({ description: '切分前为 null; null before the file is cut' }),
  records: z.int().nullable(),
  format: z.string().nullable(),
  encoding: z.string().nullable(),
  problems: remarksSchema,
  notices: remarksSchema,
});

export type BatchView = z.infer<typeof batchViewSchema>;

export async function batchView(
  batch: Batch | PlannedBatch,
  finished: Pick<ChunkSets, 'count'>,
): Promise<BatchView> {
  const { id, hospital, key, size_bytes, uploaded_at, status } = batch;
  const plan = isPlanned(batch) ? batch : null;
  return {
    batch: id,
    hospital,
    key,
    file_name: key.slice(key.lastIndexOf('/') + 1),
    size_bytes,
    uploaded_at,
    status,
    chunks: plan && {
      all: plan.chunks,
      enrolled: await finished.count(plan, 'enrolled'),
      audited: await finished.count(plan, 'audited'),
    },
    records: plan?.records ?? null,
    format: plan?.format ?? null,
    encoding: plan?.encoding ?? null,
    problems: [...(plan?.problems ?? [])],
    notices: [...(plan?.notices ?? [])],
  };
}
