import { normalItemName } from '../../core/rules/item-name.ts';
import type { KnowledgeTable } from '../../core/rules/knowledge-points.ts';
import type { Bill } from '../bill.ts';
import { tableInForce } from '../charging-limits.ts';
import type { GeneratorKnowledge } from '../generator-knowledge.ts';

const drugsOfTable = new WeakMap<KnowledgeTable, readonly string[]>();

/** Items of the table that are not on the bill, and to which nothing but a label may object. */
export function freeDrugs(tableId: string, bill: Bill): readonly string[] {
  const table = tableInForce(bill.knowledge.limits, tableId, bill.dischargeDate);
  if (!table) return [];
  return drugsOf(table, bill.knowledge).filter(
    (code) => !bill.has(code) && bill.suits(code) && bill.keepsLimits(code, bill.firstDay),
  );
}

/** Codes that the catalogue has under the names of the table. */
function drugsOf(table: KnowledgeTable, { catalogue }: GeneratorKnowledge): readonly string[] {
  const known = drugsOfTable.get(table);
  if (known) return known;
  const names = new Set(table.rows.map(([, name]) => normalItemName(String(name))));
  const drugs = [...catalogue.values()].filter(({ name }) => names.has(normalItemName(name)));
  const codes = drugs.map(({ code }) => code);
  drugsOfTable.set(table, codes);
  return codes;
}

/** Those to which no label objects either. */
export function harmlessDrugs(tableId: string, bill: Bill): readonly string[] {
  return freeDrugs(tableId, bill).filter((code) => bill.objectorsTo(code).length === 0);
}
