import * as z from 'zod';
import { progressOf } from '../../platform/batch-progress.ts';
import { stuckWords } from '../../platform/stuck-words.ts';
import { type Batch, isPlanned, type PlannedBatch } from '../../platform/table/batches.ts';
import type { ChunkSets } from '../../platform/table/chunk-sets.ts';
import { wordsViewSchema } from './summary-row.ts';

const remarksSchema = z.array(
  z.strictObject({
    code: z.string(),
    part: z
      .string()
      .optional()
      .meta({ description: '压缩包中的文件 the file of an archive that it is about' }),
    message: wordsViewSchema,
  }),
);

const partsSchema = z
  .array(
    z.strictObject({
      file: z.string(),
      format: z.string().nullable(),
      encoding: z.string().nullable(),
      records: z.int(),
    }),
  )
  .nullable()
  .meta({
    description:
      '压缩包中的文件；批次中最多 100 个，回执中为全部 the files of an archive: of a batch the first 100, of a receipt all',
  });

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
  progress: z
    .strictObject({
      done: z.number().meta({ description: '0 至 1 from 0 to 1' }),
      records_per_second: z.number().nullable(),
      seconds_left: z.int().nullable().meta({ description: '按目前速度估计 if it goes on as it has so far' }),
    })
    .nullable()
    .meta({ description: '登记与审核期间 while the batch is enrolled and audited' }),
  stuck: z
    .strictObject({ since: z.string(), repairs: z.int(), message: wordsViewSchema })
    .nullable()
    .meta({ description: '多次修复仍无进展时 where it stays where it is, whatever is done about it' }),
  format: z.string().nullable().meta({ description: 'ndjson, json, csv, xlsx, zip' }),
  encoding: z.string().nullable(),
  problems: remarksSchema,
  notices: remarksSchema,
  parts: partsSchema,
});

export type BatchView = z.infer<typeof batchViewSchema>;

export async function batchView(
  batch: Batch | PlannedBatch,
  finished: Pick<ChunkSets, 'count'>,
  now: string,
): Promise<BatchView> {
  const { id, hospital, key, size_bytes, uploaded_at, status } = batch;
  const plan = isPlanned(batch) ? batch : null;
  const through = plan && {
    enrolled: await finished.count(plan, 'enrolled'),
    audited: await finished.count(plan, 'audited'),
  };
  const isMoving = status === 'enrolling' || status === 'auditing';
  return {
    batch: id,
    hospital,
    key,
    file_name: key.slice(key.lastIndexOf('/') + 1),
    size_bytes,
    uploaded_at,
    status,
    chunks: plan && through && { all: plan.chunks, ...through },
    records: plan?.records ?? null,
    stuck: batch.stuck
      ? { since: batch.stuck.idle_since, repairs: batch.stuck.repairs, message: stuckWords(batch.stuck) }
      : null,
    progress: plan && through && isMoving ? progressOf(plan, through, now) : null,
    format: plan?.format ?? null,
    encoding: plan?.encoding ?? null,
    problems: [...(plan?.problems ?? [])],
    notices: [...(plan?.notices ?? [])],
    parts: plan?.parts ? [...plan.parts] : null,
  };
}
