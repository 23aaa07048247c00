import { generateBatch } from '../../generator/generate-batch.ts';
import { loadGeneratorKnowledge } from '../../generator/load-generator-knowledge.ts';
import type { WireList } from '../../generator/wire-list.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';

const lists = 60;
const linesKept = 6;

/** Good settlement lists, each of a case of its own: short bills, so that thousands of files are soon read. */
export function originalLists(seed: string): readonly WireList[] {
  const knowledge = loadGeneratorKnowledge(knowledgeFolder());
  const stays = generateBatch({ cases: lists, seed, violations: 0.3, knowledge });
  return [...stays].map(({ list }) => ({ ...list, feedetail: list.feedetail.slice(0, linesKept) }));
}
