import { commonDays, daysBeside, type Period } from '../../claims/period.ts';
import type { KnowledgeTable } from '../knowledge-points.ts';

/**
 * A region's tables over the national ones. A new id stands beside them. On the days on which a region's table
 * is in force, one with the id of a national table adds its rows to that table's, and its rows stand instead of
 * the national ones for the codes that it names; on other days the national table is as it was. Days on which
 * the national table is not in force have the region's rows alone.
 */
export function addPoints(
  national: readonly KnowledgeTable[],
  regional: readonly KnowledgeTable[],
): readonly KnowledgeTable[] {
  return regional.reduce<readonly KnowledgeTable[]>(addTable, national);
}

function addTable(tables: readonly KnowledgeTable[], added: KnowledgeTable): readonly KnowledgeTable[] {
  const alike = tables.filter(({ id, kind }) => id === added.id && kind === added.kind);
  const others = tables.filter((table) => !alike.includes(table));
  const merged = alike.flatMap((table) => mergeInto(table, added));
  const alone = alike.reduce<readonly Period[]>(
    (days, table) => days.flatMap((period) => daysBeside(period, periodOf(table))),
    [periodOf(added)],
  );
  return [...others, ...merged, ...alone.map((days) => during(added, days))];
}

/** The table outside the days of what is added, and both together within them. */
function mergeInto(table: KnowledgeTable, added: KnowledgeTable): readonly KnowledgeTable[] {
  const days = commonDays(periodOf(table), periodOf(added));
  const untouched = daysBeside(periodOf(table), periodOf(added)).map((period) => during(table, period));
  return days ? [...untouched, withRows(during(table, days), added)] : untouched;
}

/** A national table that lacks what its rule needs is taken to be completed by what is added. */
function withRows(table: KnowledgeTable, added: KnowledgeTable): KnowledgeTable {
  const { incomplete: _, ...own } = table;
  const named = new Set(added.rows.map((row) => keyOf(added.kind, row)));
  const rows = [...table.rows.filter((row) => !named.has(keyOf(table.kind, row))), ...added.rows];
  const rules = [...new Set([...table.rules, ...added.rules])];
  const source = `${table.source}; ${added.source}`;
  return { ...own, ...limitsOf(table, added), rules, rows, source } as KnowledgeTable;
}

function limitsOf(table: KnowledgeTable, added: KnowledgeTable): object {
  if (table.kind !== 'payable-limit' || added.kind !== 'payable-limit') return {};
  return { limits: { ...table.limits, ...added.limits } };
}

/** What a row is about. */
function keyOf(kind: KnowledgeTable['kind'], row: readonly unknown[]): string {
  if (kind === 'duplicate-charge') return JSON.stringify([row[1], row[3]]);
  if (kind === 'incompatible-pair') return JSON.stringify([row[0], row[1]]);
  return String(row[0] ?? row[1]);
}

function periodOf({ effective_from: from, effective_to: to }: KnowledgeTable): Period {
  return { from, to };
}

function during(table: KnowledgeTable, { from, to }: Period): KnowledgeTable {
  return { ...table, effective_from: from, effective_to: to };
}
