import type { CodingTableOf } from '../../core/coding/coding-table.ts';
import { compileCatalogue } from '../../core/grouping/dip/compile-catalogue.ts';
import type { DipGrouper, ProcedureKinds } from '../../core/grouping/dip/dip-grouper.ts';
import { checkExitGroups } from '../../core/payment/dip/check-terms.ts';
import type { DipTerms } from '../../core/payment/dip/terms.ts';
import { isSealed } from './catalogue-seal.ts';
import { readKnowledge } from './knowledge-folder.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { loadProcedureKinds } from './load-procedure-kinds.ts';
import { mappingOnDemand } from './mapping-on-demand.ts';

/** An installed DIP catalogue ready for use. Throws with every mistake in its file, and where it is not installed. */
function loadDipGrouper(knowledgeDir: string, id: string): DipGrouper {
  const catalogue = loadCatalogue(knowledgeDir, id);
  const { operationKinds, codeMapping } = catalogue.header;
  const kinds = isSealed(knowledgeDir, id)
    ? readKnowledge(sealedKinds, knowledgeDir, 'codes', `${operationKinds.table}.json`)
    : loadProcedureKinds(knowledgeDir, operationKinds.table);
  return compileCatalogue(catalogue, kinds, mappingOnDemand(knowledgeDir, codeMapping));
}

/**
 * Groupers by the id of a catalogue, each made once, when it is first asked for.
 * @param terms that score by the catalogues: throws where they name a group that theirs does not have
 */
export function lazyDipGroupers(
  knowledgeDir: string,
  terms: Iterable<DipTerms> = [],
): (catalogue: string) => DipGrouper {
  const made = new Map<string, DipGrouper>();
  const checked = [...terms];
  return (id) => {
    const found = made.get(id);
    if (found) return found;
    const grouper = loadDipGrouper(knowledgeDir, id);
    for (const each of checked)
      if (each.catalogue === id) checkExitGroups(each, (code) => grouper.title(code) !== null);
    made.set(id, grouper);
    return grouper;
  };
}

function sealedKinds(table: unknown): ProcedureKinds {
  return new Map((table as CodingTableOf<'procedure-kind'>).rows);
}
