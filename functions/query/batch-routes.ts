import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { scopeFor } from '../../platform/access/sight.ts';
import type { ApiEnv } from '../../platform/http/api-env.ts';
import { cursorAt, placeOf } from '../../platform/http/cursor.ts';
import { problem } from '../../platform/http/problem.ts';
import { readQuery } from '../../platform/http/read-input.ts';
import type { LinkSigner } from '../../platform/link-signer.ts';
import type { ObjectStore } from '../../platform/object-store.ts';
import type { LineReader } from '../../platform/read-lines.ts';
import { receiptKeys } from '../../platform/receipt-keys.ts';
import type { Registers } from '../../platform/summaries/read-given.ts';
import { type Batch, type BatchStore, isPlanned, type PlannedBatch } from '../../platform/table/batches.ts';
import type { ChunkSets } from '../../platform/table/chunk-sets.ts';
import type { Receipt } from '../close/receipt.ts';
import { batchView, batchViewSchema } from './batch-view.ts';
import { rejectedPage, rejectedRowSchema } from './rejected-page.ts';
import { visibleBatch } from './visible-batch.ts';

const cursor = z.string().max(200).optional();

export const batchQuerySchema = z.strictObject({
  hospital: z.string().min(1).max(64).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor,
});

export const batchListSchema = z.strictObject({
  hospital: z.string(),
  batches: z.array(batchViewSchema),
  next: z.string().nullable(),
});

export const rejectedQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(200),
  cursor,
});

export const rejectedListSchema = z.strictObject({
  format: z.string().nullable(),
  columns: z
    .array(z.string().nullable())
    .nullable()
    .meta({ description: 'CSV 各列的字段，忽略的为 null; what the cells of a CSV row are, null if ignored' }),
  rows: z.array(rejectedRowSchema),
  file: z.url().meta({ description: '全部被拒记录，短时有效 all of them, good for a short while' }),
  next: z.string().nullable(),
});

export const batchResultsSchema = z.strictObject({
  file: z.url().meta({ description: '结果工作簿的临时链接 a link to the workbook, good for some minutes' }),
});

export interface BatchServices {
  readonly knowledge: Registers;
  readonly batches: Pick<BatchStore, 'find' | 'pageOfHospital'>;
  readonly finished: Pick<ChunkSets, 'count'>;
  readonly receipts: Pick<ObjectStore, 'readJson'>;
  readonly rejectedLines: LineReader;
  readonly signLink: LinkSigner;
  readonly now: () => string;
}

/** The files that were dropped, how far they are, and what became of them. Refused records are for the office alone. */
export function batchRoutes(services: BatchServices): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  const seen = (c: Context<ApiEnv>) => visibleBatch(services, c.var.caller, c.req.param('id') ?? '');
  routes.get('/', (c) => listBatches(services, c));

  routes.get('/:id', async (c) => {
    const batch = await seen(c);
    return batch ? c.json(await batchView(batch, services.finished, services.now())) : problem('not-found');
  });

  routes.get('/:id/receipt', async (c) => {
    const batch = await seen(c);
    if (!batch) return problem('not-found');
    if (batch.status !== 'closed') return problem('batch-not-closed');
    return c.json(await services.receipts.readJson<Receipt>(receiptKeys(batch.hospital, batch.id).receipt));
  });

  routes.get('/:id/results', async (c) => {
    const batch = await seen(c);
    if (!batch) return problem('not-found');
    if (batch.status !== 'closed') return problem('batch-not-closed');
    const keys = receiptKeys(batch.hospital, batch.id);
    const { results_workbook } = await services.receipts.readJson<Receipt>(keys.receipt);
    if (results_workbook === undefined) return problem('not-found');
    c.set('told', { hospital: batch.hospital, batch: batch.id });
    return c.json({ file: await services.signLink(keys.results) } satisfies z.infer<
      typeof batchResultsSchema
    >);
  });

  routes.get('/:id/rejected', async (c) => {
    const batch = await seen(c);
    if (!batch) return problem('not-found');
    return batch.status === 'closed' ? listRejected(services, c, batch) : problem('batch-not-closed');
  });
  return routes;
}

async function listBatches(services: BatchServices, c: Context<ApiEnv>): Promise<Response> {
  const { knowledge, batches, finished, now } = services;
  const query = readQuery(c, batchQuerySchema);
  if (!query.ok) return query.refusal;
  const { hospital: asked, limit, cursor } = query.value;
  const { caller } = c.var;
  const scope = scopeFor(caller, { hospital: asked }, knowledge);
  if (scope?.kind !== 'hospital') return problem('not-found');
  const { hospital } = scope;
  const list = `batches/${hospital}`;
  const before = cursor === undefined ? null : placeOf(list, cursor);
  if (cursor !== undefined && !before) return problem('bad-cursor');
  const page = await batches.pageOfHospital(hospital, limit, before);
  return c.json({
    hospital,
    batches: await Promise.all(page.batches.map((batch) => batchView(batch, finished, now()))),
    next: page.next === null ? null : cursorAt(list, page.next),
  } satisfies z.infer<typeof batchListSchema>);
}

async function listRejected(
  { rejectedLines, signLink }: BatchServices,
  c: Context<ApiEnv>,
  batch: Batch | PlannedBatch,
): Promise<Response> {
  const query = readQuery(c, rejectedQuerySchema);
  if (!query.ok) return query.refusal;
  const { limit, cursor } = query.value;
  const list = `rejected/${batch.id}`;
  const place = cursor === undefined ? '0' : placeOf(list, cursor);
  if (place === null || !/^\d{1,15}$/.test(place)) return problem('bad-cursor');
  const { rejected: key } = receiptKeys(batch.hospital, batch.id);
  const page = await rejectedPage(rejectedLines, key, Number(place), limit);
  if (!page) return problem('bad-cursor');
  c.set('told', { hospital: batch.hospital, batch: batch.id });
  const plan = isPlanned(batch) ? batch : null;
  return c.json({
    format: plan?.format ?? null,
    columns: plan?.csv_columns ? [...plan.csv_columns] : null,
    rows: [...page.rows],
    file: await signLink(key),
    next: page.next === null ? null : cursorAt(list, String(page.next)),
  } satisfies z.infer<typeof rejectedListSchema>);
}
