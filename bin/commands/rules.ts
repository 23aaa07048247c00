import { parseKnowledgeTable } from '../../core/rules/knowledge-points.ts';
import { knowledgeFolder, readAllKnowledge } from '../../platform/knowledge/knowledge-folder.ts';
import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';
import { printJson, printTable } from './print-table.ts';

/** `sentinel rules`: the rule library, what each rule rests on, and the knowledge points behind it. */
export function listRules({ json }: { json?: boolean }): void {
  const rules = installedRules();
  if (json) printJson(rules);
  else printRules(rules);
}

function installedRules() {
  const tables = readAllKnowledge(parseKnowledgeTable, knowledgeFolder(), 'points');
  return loadKnowledge().rules.rules.map((rule) => ({
    ...rule,
    points: tables
      .filter((table) => table.rules.includes(rule.id))
      .map(({ id, rows, certainty, effective_from, effective_to }) => {
        return { table: id, rows: rows.length, certainty, effective_from, effective_to };
      }),
  }));
}

function printRules(rules: ReturnType<typeof installedRules>): void {
  printTable(
    ['rule', '名称 name', 'category', 'severity', 'legal basis', 'in force', 'knowledge points'],
    rules.map((rule) => [
      rule.id,
      `${rule.name.zh}\n${rule.name.en}`,
      rule.category,
      rule.severity,
      rule.legalBasis.join(', '),
      `${rule.effectiveFrom} – ${rule.effectiveTo ?? ''}`,
      rule.points.map(({ rows, effective_from }) => `${rows} from ${effective_from}`).join('\n'),
    ]),
  );
}
