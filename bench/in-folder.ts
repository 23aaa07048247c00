import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Gives the work an empty folder, which is removed again however it ends.
 * @param parent is made where there is none
 */
export async function inFolder(
  parent: string,
  prefix: string,
  work: (folder: string) => Promise<void>,
): Promise<void> {
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, prefix));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
