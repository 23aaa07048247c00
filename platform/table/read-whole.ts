import { setTimeout as wait } from 'node:timers/promises';

const tries = 5;

/**
 * Reads again where a page was missing: a refresh has put others in its place between two reads.
 * @param read answers `null` where a page is missing
 * @throws where it is still missing after some tries
 */
export async function readWhole<T>(what: string, read: () => Promise<T | null>): Promise<T> {
  for (let attempt = 1; attempt <= tries; attempt++) {
    const found = await read();
    if (found !== null) return found;
    await wait(20 * 2 ** attempt);
  }
  throw new Error(`pages are missing: ${what}`);
}

/** Pages from one number up to, and without, another; `null` where one is missing. */
export function pagesBetween(
  from: number,
  end: number,
  pageAt: (page: number) => Uint8Array | undefined,
): readonly Uint8Array[] | null {
  const pages = Array.from({ length: end - from }, (_, at) => pageAt(from + at));
  return pages.every((page) => page !== undefined) ? pages : null;
}
