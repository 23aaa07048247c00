import type { NameOfCode } from '../../core/grouping/case-code-words.ts';
import type { CodeTable } from '../../core/grouping/code-table.ts';
import type { SchemeHeader } from '../../core/grouping/scheme.ts';
import { loadCodeTable } from './load-code-table.ts';

type Editions = Pick<SchemeHeader, 'dxEdition' | 'procEdition'>;

/** The official titles of codes by the editions of a scheme; each table is read once, when it is first asked. */
export function codeNames(knowledgeDir: string): (scheme: Editions) => NameOfCode {
  const tables = new Map<string, CodeTable>();
  const tableOf = (id: string) => {
    const table = tables.get(id) ?? loadCodeTable(knowledgeDir, id);
    tables.set(id, table);
    return table;
  };
  return ({ dxEdition, procEdition }) =>
    (kind, code) =>
      tableOf(kind === 'dx' ? dxEdition : procEdition).title(code);
}
