import type { ErrataOption } from '../../core/grouping/apply-errata.ts';
import type { Grouper } from '../../core/grouping/grouper.ts';
import { loadGrouper } from './load-grouper.ts';
import { listSchemes } from './load-scheme.ts';

/**
 * Groupers by scheme id, each made once, when it is first asked for. Throws on one that is not installed.
 * @param errataOf readings other than the default ones
 */
export function lazyGroupers(
  knowledgeDir: string,
  errataOf: (scheme: string) => ErrataOption | undefined = () => undefined,
): (scheme: string) => Grouper {
  const made = new Map<string, Grouper>();
  return (id) => {
    const grouper = made.get(id) ?? makeGrouper(knowledgeDir, id, errataOf(id));
    made.set(id, grouper);
    return grouper;
  };
}

function makeGrouper(knowledgeDir: string, id: string, errata: ErrataOption | undefined): Grouper {
  const installed = listSchemes(knowledgeDir).map((header) => header.id);
  if (!installed.includes(id))
    throw new Error(`scheme ${id} is not installed; there are ${installed.join(', ')}`);
  return loadGrouper(knowledgeDir, id, errata);
}
