import { compileCatalogue } from '../../core/grouping/dip/compile-catalogue.ts';
import type { DipGrouper } from '../../core/grouping/dip/dip-grouper.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { loadProcedureKinds } from './load-procedure-kinds.ts';
import { mappingOnDemand } from './mapping-on-demand.ts';

/** An installed DIP catalogue ready for use. Throws with every mistake in its file, and where it is not installed. */
export function loadDipGrouper(knowledgeDir: string, id: string): DipGrouper {
  const catalogue = loadCatalogue(knowledgeDir, id);
  const { operationKinds, codeMapping } = catalogue.header;
  const kinds = loadProcedureKinds(knowledgeDir, operationKinds.table);
  return compileCatalogue(catalogue, kinds, mappingOnDemand(knowledgeDir, codeMapping));
}

/** Groupers by the id of a catalogue, each made once, when it is first asked for. */
export function lazyDipGroupers(knowledgeDir: string): (catalogue: string) => DipGrouper {
  const made = new Map<string, DipGrouper>();
  return (id) => {
    const grouper = made.get(id) ?? loadDipGrouper(knowledgeDir, id);
    made.set(id, grouper);
    return grouper;
  };
}
