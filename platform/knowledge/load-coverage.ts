import { type KnowledgeTable, parseKnowledgeTable } from '../../core/rules/knowledge-points.ts';
import { type Coverage, coverageOf, parseNationalLibrary } from '../../core/rules/national-library.ts';
import { knowledgeFolder, readAllKnowledge, readKnowledge } from './knowledge-folder.ts';
import { loadIndicators } from './load-indicators.ts';
import { loadKnowledge } from './load-knowledge.ts';

/** The national library against the rules and indicators that are installed here. */
export function loadCoverage(folder = knowledgeFolder()): readonly Coverage[] {
  const library = readKnowledge(parseNationalLibrary, folder, 'national-rule-library.json');
  const rules = [...loadKnowledge({}, folder).rules.rules, ...loadIndicators(folder)];
  return coverageOf(library, { rules, tables: loadTables(folder) });
}

/** Every version of every installed table of knowledge points. */
function loadTables(folder = knowledgeFolder()): readonly KnowledgeTable[] {
  return readAllKnowledge(parseKnowledgeTable, folder, 'points');
}
