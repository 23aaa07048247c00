import type { FileProblem } from '../../core/claims/file-problem.ts';
import { ClaimFile } from '../../platform/intake/claim-file.ts';
import { JoinedFile } from '../../platform/intake/join/joined-file.ts';
import { holdsOnly, kindsOfParts, type SortedFile } from '../../platform/intake/kinds-of-parts.ts';
import { objectSource } from '../../platform/intake/object-source.ts';
import type { ReadingMeans } from '../../platform/intake/part-reader.ts';
import { type FoundObject, isSameEtag, type ObjectStore } from '../../platform/object-store.ts';
import type { Batch, BatchStore, Partner } from '../../platform/table/batches.ts';
import { workArea } from '../../platform/work-area.ts';
import { findPartner, type WantedSide } from './find-partner.ts';

export interface OpenMeans {
  readonly buckets: { readonly intake: ObjectStore; readonly work: ObjectStore };
  readonly batches: Pick<BatchStore, 'notePartner'>;
  readonly reading: ReadingMeans;
}

/** What an upload is read as: by itself, joined, not at all, or not yet. */
export type OpenedUpload =
  | { readonly kind: 'file'; readonly file: ClaimFile }
  | { readonly kind: 'joined'; readonly file: JoinedFile; readonly partner: Partner | null }
  | { readonly kind: 'refused'; readonly problem: FileProblem }
  | { readonly kind: 'waiting'; readonly kinds: SortedFile['kinds'] };

/**
 * Opens an upload, and its other file where fee lines stand apart from their cases.
 * @param opened takes whatever was opened, for the caller to close
 * @param isTimeUp whether rows are to be taken in by another run
 */
export async function openUpload(
  batch: Batch,
  { buckets, batches, reading }: OpenMeans,
  opened: FoundObject[],
  isTimeUp: () => boolean,
): Promise<OpenedUpload> {
  const open = (of: Partner) => openObject(of, buckets.intake, reading, opened);
  const own = await open(batch);
  if ('code' in own) return { kind: 'refused', problem: own };
  const wanted = wantedBeside(own.kinds);
  const partner = wanted && (await partnerOf(batch, wanted));
  const other = partner && (await open(partner));
  if (other && 'code' in other) return { kind: 'refused', problem: other };
  if (!own.kinds.includes('fees') && !other)
    return { kind: 'file', file: new ClaimFile(own.name, own.source, reading) };
  if (own.kinds.every((kind) => kind === 'fees') && !other) return { kind: 'waiting', kinds: own.kinds };
  const runs = runsOf(batch.id, buckets.work);
  const files = other ? [own, other] : [own];
  const file = new JoinedFile(files, { ...reading, runs, key: batch.id, isTimeUp });
  return { kind: 'joined', file, partner: partner ?? null };

  /** What was found first holds: a run that is repeated joins the same two. */
  async function partnerOf(of: Batch, side: WantedSide): Promise<Partner | null> {
    if (of.partner !== undefined) return of.partner;
    return batches.notePartner(of.id, await findPartner(of.key, side, buckets.intake, reading));
  }
}

function wantedBeside(kinds: SortedFile['kinds']): WantedSide | null {
  if (holdsOnly(kinds, 'fees')) return 'cases';
  return holdsOnly(kinds, 'cases') ? 'fees' : null;
}

async function openObject(
  { key, version, etag }: Partner,
  intake: ObjectStore,
  reading: ReadingMeans,
  opened: FoundObject[],
): Promise<SortedFile | FileProblem> {
  const object = await intake.find(key, version);
  if (object === null) return { code: 'file-gone', key };
  opened.push(object);
  if (!isSameEtag(object.etag, etag)) return { code: 'file-replaced', key };
  const named = { name: key, source: objectSource(object) };
  return { ...named, kinds: await kindsOfParts(named, reading) };
}

function runsOf(batch: string, work: ObjectStore) {
  return {
    write: (name: string, bytes: Uint8Array) =>
      work.write(workArea.run(batch, name), bytes, 'application/octet-stream'),
    read: (name: string, from: number, to: number) => work.readRange(workArea.run(batch, name), from, to),
  };
}
