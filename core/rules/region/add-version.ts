import { daysBeside } from '../../claims/period.ts';
import type { KnowledgeTable } from '../knowledge-points.ts';

/**
 * Adds a version of a table to a region's tables. Earlier versions keep the days on which the new one is not in
 * force; one that has no day left is replaced.
 */
export function addVersion(
  tables: readonly KnowledgeTable[],
  added: KnowledgeTable,
): readonly KnowledgeTable[] {
  const days = { from: added.effective_from, to: added.effective_to };
  const kept = tables.flatMap((table) => {
    if (table.id !== added.id) return [table];
    const own = { from: table.effective_from, to: table.effective_to };
    return daysBeside(own, days).map(({ from, to }) => {
      return { ...table, effective_from: from, effective_to: to };
    });
  });
  return [...kept, added];
}
