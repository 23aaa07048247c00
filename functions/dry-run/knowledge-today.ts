import type { Knowledge } from '../../core/knowledge.ts';
import type { KnowledgeUnder } from '../../platform/knowledge/activated-knowledge.ts';
import { activationStore } from '../../platform/knowledge/activation-store.ts';
import type { ObjectStore } from '../../platform/object-store.ts';

export interface KnowledgeSources {
  readonly installed: Knowledge;
  readonly knowledgeOf: KnowledgeUnder;
  /** Of what was installed and decided after the deployment. */
  readonly bucket: ObjectStore;
}

/** What holds today for these hospitals; of a region all have the same. */
export async function knowledgeToday(
  { bucket, knowledgeOf, installed }: KnowledgeSources,
  [hospital]: readonly string[],
): Promise<Knowledge> {
  if (hospital === undefined) return installed;
  return knowledgeOf(await activationStore(bucket).nameCurrent(), hospital);
}
