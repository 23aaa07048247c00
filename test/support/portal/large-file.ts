import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import { loadGeneratorKnowledge } from '../../../generator/load-generator-knowledge.ts';
import { writeBatch } from '../../../generator/write-batch.ts';
import { knowledgeFolder } from '../../../platform/knowledge/knowledge-folder.ts';

export interface LargeFile extends Disposable {
  readonly path: string;
  readonly sizeBytes: number;
  readonly records: number;
}

/** Claims of some stays again and again until the file is as large: whoever audits it counts each stay once. */
export async function largeClaimFile(
  hospital: string,
  stays: number,
  leastBytes: number,
): Promise<LargeFile> {
  const directory = mkdtempSync(join(tmpdir(), 'large-claims-'));
  const knowledge = loadGeneratorKnowledge(knowledgeFolder());
  const { claimsFile } = await writeBatch({ cases: stays, seed: 'large', hospital, directory, knowledge });
  const claims = await buffer(createReadStream(claimsFile));
  const path = join(directory, '全年.ndjson');
  const file = createWriteStream(path);
  let times = 0;
  for (; times * claims.length < leastBytes; times++) if (!file.write(claims)) await once(file, 'drain');
  file.end();
  await finished(file);
  const records = claims.toString().trimEnd().split('\n').length * times;
  return {
    path,
    sizeBytes: claims.length * times,
    records,
    [Symbol.dispose]: () => rmSync(directory, { recursive: true, force: true }),
  };
}
