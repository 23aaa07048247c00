import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseKnowledgeTable } from '../../core/rules/knowledge-points.ts';
import { parseRuleDeclarations } from '../../core/rules/rule-declarations.ts';

const knowledge = join(import.meta.dirname, '../../knowledge');
const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** The declarations and tables that the project comes with. */
export function installedRules() {
  const folder = join(knowledge, 'points');
  return {
    declarations: parseRuleDeclarations(readJson(join(knowledge, 'rules', 'national-and-own.json'))),
    points: readdirSync(folder).map((file) => parseKnowledgeTable(readJson(join(folder, file)))),
  };
}
