import { type Context, Hono } from 'hono';
import * as z from 'zod';
import type { Caller } from '../../platform/access/caller.ts';
import { scopeFor } from '../../platform/access/sight.ts';
import type { ApiEnv } from '../../platform/http/api-env.ts';
import { problem } from '../../platform/http/problem.ts';
import { readBody } from '../../platform/http/read-input.ts';
import type { Registers } from '../../platform/summaries/read-given.ts';
import type { BatchStore } from '../../platform/table/batches.ts';
import type { OpenUpload, UploadDesk } from '../../platform/upload-desk.ts';
import { areWhole, bytesOfPart, partBytes, partsIn } from './upload-parts.ts';
import { type PlannedUpload, parseUploadId, plannedUpload, uploadId, uploadKey } from './upload-place.ts';

/** Larger files go in parts, so that what was sent is not lost with the connection. */
const largestWholeBytes = 16 * 1024 * 1024;
const largestFileBytes = 10 * 1024 ** 3;
const mostLinks = 64;

export const newUploadSchema = z.strictObject({
  file_name: z.string().trim().min(1).max(255),
  size_bytes: z.int().min(0),
  hospital: z.string().min(1).max(64).optional(),
});

export const uploadSchema = z.union([
  z.strictObject({ key: z.string(), url: z.url().meta({ description: 'PUT the file here' }) }),
  z.strictObject({ key: z.string(), upload_id: z.string(), part_bytes: z.int(), parts: z.int() }),
]);

export const partNumbersSchema = z.strictObject({
  numbers: z.array(z.int().min(1).max(10_000)).min(1).max(mostLinks),
});

export const partLinksSchema = z.strictObject({
  links: z.array(z.strictObject({ number: z.int(), url: z.url() })),
});

export const partListSchema = z.strictObject({
  key: z.string(),
  parts: z.array(z.strictObject({ number: z.int(), size_bytes: z.int(), etag: z.string() })),
});

export const completionSchema = z.strictObject({ size_bytes: z.int().min(1) });

export const uploadEndSchema = z.strictObject({ key: z.string() });

export interface UploadServices {
  readonly knowledge: Registers;
  readonly uploads: UploadDesk;
  readonly batches: Pick<BatchStore, 'pageOfHospital'>;
  /** ISO 8601, UTC. */
  readonly now: () => string;
  /** Tells apart what is dropped in one second. */
  readonly newNonce: () => string;
}

/**
 * How an office drops a file by a browser: the file goes from there to S3, by links that are given here. Whose an upload
 * is, its key says, and every call asks again.
 */
export function uploadRoutes(services: UploadServices): Hono<ApiEnv> {
  const { uploads, knowledge } = services;
  const routes = new Hono<ApiEnv>();
  const own = (c: Context<ApiEnv>) => ownUpload(c.var.caller, c.req.param('id') ?? '', knowledge);

  routes.post('/', (c) => begin(services, c));

  routes.get('/:id', async (c) => {
    const upload = own(c);
    const parts = upload && (await uploads.parts(upload));
    if (!upload || !parts) return problem('not-found');
    const list = parts.map(({ number, sizeBytes, etag }) => ({ number, size_bytes: sizeBytes, etag }));
    return c.json({ key: upload.key, parts: list } satisfies z.infer<typeof partListSchema>);
  });

  routes.post('/:id/parts', async (c) => {
    const upload = own(c);
    if (!upload) return problem('not-found');
    const body = await readBody(c, partNumbersSchema);
    if (!body.ok) return body.refusal;
    const links = await linksOf(uploads, upload, body.value.numbers);
    return links ? c.json({ links } satisfies z.infer<typeof partLinksSchema>) : problem('part-not-planned');
  });

  routes.post('/:id/completion', async (c) => {
    const upload = own(c);
    if (!upload) return problem('not-found');
    const body = await readBody(c, completionSchema);
    return body.ok ? complete(services, c, upload, body.value.size_bytes) : body.refusal;
  });

  routes.post('/:id/abandonment', async (c) => {
    const upload = own(c);
    if (!upload) return problem('not-found');
    await uploads.abandon(upload);
    c.set('told', { hospital: upload.hospital, upload: folderOf(upload.key) });
    return c.json({ key: upload.key } satisfies z.infer<typeof uploadEndSchema>);
  });
  return routes;
}

/** An office drops files of its hospital, that of a region of all registered hospitals of it. */
function mayDrop(caller: Caller, hospital: string | undefined, registers: Registers): string | null {
  const scope = scopeFor(caller, { hospital }, registers);
  return scope?.kind === 'hospital' ? scope.hospital : null;
}

type OwnUpload = OpenUpload & PlannedUpload;

function ownUpload(caller: Caller, id: string, registers: Registers): OwnUpload | null {
  const upload = parseUploadId(id);
  const planned = upload && plannedUpload(upload.key);
  if (!planned || mayDrop(caller, planned.hospital, registers) !== planned.hospital) return null;
  return { ...upload, ...planned };
}

/** `null` where the file has not all of these parts. */
async function linksOf(uploads: UploadDesk, upload: OwnUpload, numbers: readonly number[]) {
  const parts = numbers.flatMap((number) => {
    const sizeBytes = bytesOfPart(upload.sizeBytes, number);
    return sizeBytes === null ? [] : [{ number, sizeBytes }];
  });
  if (parts.length < numbers.length) return null;
  return Promise.all(
    parts.map(async ({ number, sizeBytes }) => ({
      number,
      url: await uploads.signPart(upload, number, sizeBytes),
    })),
  );
}

async function begin(services: UploadServices, c: Context<ApiEnv>): Promise<Response> {
  const { uploads, knowledge, now, newNonce } = services;
  const body = await readBody(c, newUploadSchema);
  if (!body.ok) return body.refusal;
  const { file_name, size_bytes } = body.value;
  const hospital = mayDrop(c.var.caller, body.value.hospital, knowledge);
  if (hospital === null) return problem('not-found');
  if (size_bytes === 0) return problem('file-empty');
  if (size_bytes > largestFileBytes) return problem('file-too-large');
  const key = uploadKey({ hospital, sizeBytes: size_bytes }, file_name, now(), newNonce());
  c.set('told', { hospital, upload: folderOf(key) });
  if (size_bytes <= largestWholeBytes) {
    const url = await uploads.signPut(key, size_bytes);
    return c.json({ key, url } satisfies z.infer<typeof uploadSchema>, 201);
  }
  const upload = await uploads.begin(key);
  const answer = { key, upload_id: uploadId(upload), part_bytes: partBytes, parts: partsIn(size_bytes) };
  return c.json(answer satisfies z.infer<typeof uploadSchema>, 201);
}

async function complete(
  { uploads, batches }: UploadServices,
  c: Context<ApiEnv>,
  upload: OwnUpload,
  sizeBytes: number,
): Promise<Response> {
  const { key } = upload;
  c.set('told', { hospital: upload.hospital, upload: folderOf(key) });
  const parts = await uploads.parts(upload);
  const done = () => c.json({ key } satisfies z.infer<typeof uploadEndSchema>);
  // An answer that was lost on its way is asked for again, when the parts are an object already.
  if (parts === null) return (await isBatch(batches, upload)) ? done() : problem('not-found');
  if (sizeBytes !== upload.sizeBytes || !areWhole(parts, sizeBytes)) return problem('parts-missing');
  await uploads.complete(upload, parts);
  return done();
}

/** Without the name of the file, which people make up. */
const folderOf = (key: string) => key.split('/').at(-2) ?? '';

async function isBatch(batches: UploadServices['batches'], { key, hospital }: OwnUpload): Promise<boolean> {
  const { batches: latest } = await batches.pageOfHospital(hospital, 50, null);
  return latest.some((batch) => batch.key === key);
}
