import { loadGeneratorKnowledge } from '../../generator/load-generator-knowledge.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';

/** The generator's knowledge as installed, compiled once for all tests. */
export const demoKnowledge = loadGeneratorKnowledge(knowledgeFolder());
