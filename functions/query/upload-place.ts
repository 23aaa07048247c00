import type { OpenUpload } from '../../platform/upload-desk.ts';

const longestName = 120;

/** What the key of an upload says of it. */
export interface PlannedUpload {
  readonly hospital: string;
  readonly sizeBytes: number;
}

/**
 * Where a file that is dropped in a browser lies: in a folder of its own, so that the same file dropped again takes
 * nothing's place and becomes another batch. The folder tells the size: S3's id of an upload is good with its key only,
 * so that nobody makes it a larger one.
 * @param at ISO 8601, UTC
 * @param nonce tells apart what is dropped in one second
 */
export function uploadKey(
  { hospital, sizeBytes }: PlannedUpload,
  fileName: string,
  at: string,
  nonce: string,
): string {
  const time = at.replace(/\.\d+/, '').replaceAll(/[-:]/g, '');
  return `incoming/${hospital}/portal/${time}-${nonce}-${sizeBytes}/${safeName(fileName)}`;
}

/** A file's name without what means something else in a key, a URL or on a disk; its ending is kept. */
export function safeName(fileName: string): string {
  const plain = fileName.normalize('NFC').replaceAll(/[^\p{L}\p{N}._() -]/gu, '_');
  const [, stem = '', ending = ''] = /^(.*?)((?:\.[^. ]{1,8}){0,2})$/su.exec(plain) ?? [];
  const kept = [...stem].slice(0, longestName).join('').trim();
  return kept === '' || /^\.+$/.test(kept) ? `_${ending}` : `${kept}${ending}`;
}

/** What a key of {@link uploadKey} was made for; `null` for any other key. */
export function plannedUpload(key: string): PlannedUpload | null {
  const [, hospital, size] =
    /^incoming\/([^/]{1,64})\/portal\/[^-/]+-[^-/]+-(\d{1,14})\/[^/]+$/.exec(key) ?? [];
  return hospital === undefined ? null : { hospital, sizeBytes: Number(size) };
}

/** What the browser is given to name an upload by. It gives no right: whose the upload is, its key says. */
export function uploadId({ key, s3Id }: OpenUpload): string {
  return Buffer.from(JSON.stringify([key, s3Id])).toString('base64url');
}

/** `null` for what {@link uploadId} never wrote. */
export function parseUploadId(id: string): OpenUpload | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(id, 'base64url').toString());
    if (!Array.isArray(read) || read.length !== 2) return null;
    const [key, s3Id] = read as unknown[];
    return typeof key === 'string' && typeof s3Id === 'string' && s3Id !== '' ? { key, s3Id } : null;
  } catch {
    return null;
  }
}
