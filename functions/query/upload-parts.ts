import type { UploadedPart } from '../../platform/upload-desk.ts';

/** 10 GiB are 1,280 parts; S3 takes no more than 10,000, and none but the last under 5 MiB. */
export const partBytes = 8 * 1024 * 1024;

/** In how many parts a file goes. */
export function partsIn(sizeBytes: number): number {
  return Math.ceil(sizeBytes / partBytes);
}

/** The size that a part of a file has; `null` where the file has no part of this number. */
export function bytesOfPart(sizeBytes: number, number: number): number | null {
  const left = sizeBytes - (number - 1) * partBytes;
  return number < 1 || left <= 0 ? null : Math.min(left, partBytes);
}

/** Whether these parts, by number, are a file of this size, each as large as it was to be. */
export function areWhole(parts: readonly UploadedPart[], sizeBytes: number): boolean {
  return (
    parts.length === partsIn(sizeBytes) &&
    parts.every((part, at) => part.number === at + 1 && part.sizeBytes === bytesOfPart(sizeBytes, at + 1))
  );
}
