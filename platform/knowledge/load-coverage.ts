import { type KnowledgeTable, parseKnowledgeTable } from '../../core/rules/knowledge-points.ts';
import { type Coverage, coverageOf, parseNationalLibrary } from '../../core/rules/national-library.ts';
import { knowledgeFolder, readAllKnowledge, readKnowledge } from './knowledge-folder.ts';
import { loadKnowledge } from './load-knowledge.ts';

/** The national library against what is installed here. */
export function loadCoverage(folder = knowledgeFolder()): readonly Coverage[] {
  const library = readKnowledge(parseNationalLibrary, folder, 'national-rule-library.json');
  return coverageOf(library, { rules: loadKnowledge({}, folder).rules.rules, tables: loadTables(folder) });
}

/** Every version of every installed table of knowledge points. */
function loadTables(folder = knowledgeFolder()): readonly KnowledgeTable[] {
  return readAllKnowledge(parseKnowledgeTable, folder, 'points');
}
