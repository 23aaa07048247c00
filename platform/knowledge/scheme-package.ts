import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { findJson } from '../find-json.ts';
import { knowledgeKeys } from '../knowledge-keys.ts';
import type { ObjectStore } from '../object-store.ts';
import { hashScheme } from './scheme-pack.ts';

const packageSchema = z.strictObject({
  scheme: z.string().min(1),
  /** SHA-256 of the files that the scheme is written in; its compiled form follows from them. */
  package: z.string().regex(/^[0-9a-f]{64}$/),
  files: z.array(z.string().regex(/^\w[\w.-]*$/)).min(1),
});

/** A scheme in the knowledge bucket. It never changes: a changed scheme needs an id of its own. */
export type SchemePackage = Readonly<z.infer<typeof packageSchema>>;

/** The package of this id; `null` where none was uploaded. */
export async function findPackage(bucket: ObjectStore, id: string): Promise<SchemePackage | null> {
  const found = await findJson(bucket, knowledgeKeys.manifest(id));
  return found === null ? null : packageSchema.parse(found);
}

/**
 * Uploads an installed scheme; one that is there already stays as it is.
 * Throws where another package has its id.
 */
export async function uploadScheme(
  bucket: ObjectStore,
  knowledgeDir: string,
  id: string,
): Promise<SchemePackage> {
  const hash = hashScheme(knowledgeDir, id);
  if (hash === null) throw new Error(`scheme ${id} is not installed`);
  const dir = join(knowledgeDir, 'schemes', id);
  const wanted = { scheme: id, package: hash, files: readdirSync(dir).sort() };
  const standing = await findPackage(bucket, id);
  if (standing) return mustBeSame(standing, wanted);
  for (const file of wanted.files) {
    const type = file.endsWith('.json') ? 'application/json' : 'application/octet-stream';
    await bucket.write(knowledgeKeys.schemeFile(id, hash, file), readFileSync(join(dir, file)), type);
  }
  if (await bucket.replace(knowledgeKeys.manifest(id), null, JSON.stringify(wanted, null, 2))) return wanted;
  return mustBeSame((await findPackage(bucket, id)) ?? wanted, wanted);
}

function mustBeSame(standing: SchemePackage, wanted: SchemePackage): SchemePackage {
  if (standing.package === wanted.package) return standing;
  throw new Error(
    `已上传的 ${standing.scheme} 内容不同，请另取编号。 Another package is uploaded as ${standing.scheme}; give this one an id of its own.`,
  );
}
