import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { knowledgeKeys } from '../knowledge-keys.ts';
import type { ObjectStore } from '../object-store.ts';
import { hashScheme } from './scheme-pack.ts';
import { findPackage } from './scheme-package.ts';

/** Where a Lambda may write. What lies there is named by its hash and checked against it. */
const fetchedDir = join(tmpdir(), 'drg-sentinel-schemes');

/**
 * The knowledge directory that has an uploaded scheme: the one given, if it has this very package; else one
 * with the scheme fetched, unless it was before, and the code tables of the one given.
 * Throws where the bucket does not have this package.
 * @param hash of the package
 */
export async function fetchScheme(
  bucket: ObjectStore,
  id: string,
  hash: string,
  knowledgeDir: string,
): Promise<string> {
  const target = join(fetchedDir, hash);
  for (const dir of [knowledgeDir, target]) if (holds(dir, id, hash)) return dir;
  mkdirSync(fetchedDir, { recursive: true });
  const aside = mkdtempSync(join(fetchedDir, '.fetch-'));
  try {
    await download(bucket, id, hash, join(aside, 'schemes', id));
    symlinkSync(resolve(knowledgeDir, 'codes'), join(aside, 'codes'), 'junction');
    if (!holds(aside, id, hash)) throw new Error(`scheme ${id} in the knowledge bucket is not ${hash}`);
    moveIn(aside, target, () => holds(target, id, hash));
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return target;
}

/** Whether the scheme is there, and the code tables still are. */
function holds(knowledgeDir: string, id: string, hash: string): boolean {
  return existsSync(join(knowledgeDir, 'codes')) && hashScheme(knowledgeDir, id) === hash;
}

async function download(bucket: ObjectStore, id: string, hash: string, dir: string): Promise<void> {
  const { files } = (await findPackage(bucket, id)) ?? { files: [] };
  mkdirSync(dir, { recursive: true });
  const contents = await Promise.all(
    files.map((file) => bucket.read(knowledgeKeys.schemeFile(id, hash, file))),
  );
  for (const [i, file] of files.entries()) writeFileSync(join(dir, file), contents[i] as Uint8Array);
}

/** Another may have been quicker; what is left of an older one gives way. */
function moveIn(aside: string, target: string, isThere: () => boolean): void {
  if (isThere()) return;
  rmSync(target, { recursive: true, force: true });
  renameSync(aside, target);
}
