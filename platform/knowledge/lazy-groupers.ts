import type { Grouper } from '../../core/grouping/grouper.ts';
import { loadGrouper } from './load-grouper.ts';
import { listSchemes } from './load-scheme.ts';

/** Groupers by scheme id, each made once, when it is first asked for. Throws on one that is not installed. */
export function lazyGroupers(knowledgeDir: string): (scheme: string) => Grouper {
  const made = new Map<string, Grouper>();
  return (id) => {
    const grouper = made.get(id) ?? makeGrouper(knowledgeDir, id);
    made.set(id, grouper);
    return grouper;
  };
}

function makeGrouper(knowledgeDir: string, id: string): Grouper {
  const installed = listSchemes(knowledgeDir).map((header) => header.id);
  if (!installed.includes(id))
    throw new Error(`scheme ${id} is not installed; there are ${installed.join(', ')}`);
  return loadGrouper(knowledgeDir, id);
}
