import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCatalogue } from '../../core/claims/catalogue.ts';
import { codingReview } from '../../core/coding/coding-review.ts';
import { compileDrugReference } from '../../core/drugs/drug-reference.ts';
import { parseDrugTable } from '../../core/drugs/drug-tables.ts';
import { parseKnowledgeTable } from '../../core/rules/knowledge-points.ts';
import { parseRuleDeclarations } from '../../core/rules/rule-declarations.ts';
import type { RuleReferences } from '../../core/rules/rule-references.ts';
import { loadCoding } from '../../platform/knowledge/load-coding.ts';

const knowledge = join(import.meta.dirname, '../../knowledge');
const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** The declarations, tables and references that the project comes with. */
export function installedRules() {
  const points = readFolder('points').map(parseKnowledgeTable);
  const catalogue = new Map(readFolder('catalogue').flatMap((one) => [...parseCatalogue(one)]));
  const drugs = compileDrugReference(readFolder('drugs').map(parseDrugTable));
  const references: RuleReferences = { catalogue, drugs, coding: codingReview(() => loadCoding(knowledge)) };
  return { declarations: readFolder('rules').flatMap(parseRuleDeclarations), points, references };
}

function readFolder(name: string): readonly unknown[] {
  const folder = join(knowledge, name);
  return readdirSync(folder).map((file) => readJson(join(folder, file)));
}
