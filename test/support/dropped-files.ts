import type { BatchServices } from '../../functions/query/batch-routes.ts';
import type { UploadServices } from '../../functions/query/upload-routes.ts';
import { linesOf } from '../../platform/read-lines.ts';
import { receiptKeys } from '../../platform/receipt-keys.ts';
import type { Batch, PlannedBatch } from '../../platform/table/batches.ts';
import type { ChunkStep } from '../../platform/table/chunk-sets.ts';
import type { OpenUpload, UploadedPart } from '../../platform/upload-desk.ts';

/** What the API is told of files that offices have dropped. */
export interface DroppedFiles {
  /** Newest first. */
  readonly batches?: readonly (Batch | PlannedBatch)[];
  /** By batch: how many chunks are enrolled, how many audited. */
  readonly finished?: Readonly<Record<string, Readonly<Record<ChunkStep, number>>>>;
  /** By batch. */
  readonly receipts?: Readonly<Record<string, object>>;
  /** By batch: `rejected.ndjson`. */
  readonly rejected?: Readonly<Record<string, string>>;
  /** Parts that are there, by the key of their upload. */
  readonly parts?: Map<string, UploadedPart[]>;
}

type Services = Omit<BatchServices & UploadServices, 'knowledge' | 'now' | 'signLink'>;

/** Files as an office has dropped them, held in memory. */
export function droppedFiles(dropped: DroppedFiles = {}): Services {
  const { batches = [], receipts = {}, rejected = {}, parts = new Map<string, UploadedPart[]>() } = dropped;
  const { finished = {} } = dropped;
  const whose = (id: string) => batches.find((batch) => batch.id === id)?.hospital ?? '';
  const ofKey = <T>(files: Readonly<Record<string, T>>, part: 'receipt' | 'rejected', key: string): T => {
    const found = Object.keys(files).find((id) => receiptKeys(whose(id), id)[part] === key);
    if (found === undefined) throw new Error(`nothing at ${key}`);
    return files[found] as T;
  };
  const link = (key: string, what = '') => `https://intake.example/${encodeURI(key)}${what}`;
  return {
    batches: {
      find: async (id) => batches.find((batch) => batch.id === id) ?? null,
      pageOfHospital: async (hospital, limit, before) => {
        const own = batches.filter(
          (one) => one.hospital === hospital && (before === null || one.seq < before),
        );
        const page = own.slice(0, limit);
        return { batches: page, next: own.length > limit ? (page.at(-1)?.seq ?? null) : null };
      },
    },
    finished: { count: async ({ id, chunks }, step) => finished[id]?.[step] ?? chunks },
    receipts: { readJson: async <T>(key: string) => ofKey(receipts, 'receipt', key) as T },
    rejectedLines: (key, from) => {
      const bytes = Buffer.from(ofKey(rejected, 'rejected', key)).subarray(from);
      return linesOf(inPieces(bytes), from);
    },
    uploads: {
      signPut: async (key, sizeBytes) => link(key, `?bytes=${sizeBytes}`),
      begin: async (key) => {
        parts.set(key, []);
        return { key, s3Id: 's3' };
      },
      signPart: async ({ key }, number, sizeBytes) => link(key, `?partNumber=${number}&bytes=${sizeBytes}`),
      parts: async ({ key }: OpenUpload) => parts.get(key) ?? null,
      complete: async ({ key }) => void parts.delete(key),
      abandon: async ({ key }) => void parts.delete(key),
    },
    newNonce: () => 'abcd1234',
  };
}

export const nothingDropped = droppedFiles();

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 100) yield bytes.subarray(at, at + 100);
}
