import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';

/** All that the project comes with, loaded and compiled once for every test file. */
export const installedKnowledge = loadKnowledge();
