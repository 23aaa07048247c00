import type { ErrataOption } from '../../core/grouping/apply-errata.ts';
import { compileScheme } from '../../core/grouping/compile-scheme.ts';
import { type Grouper, programGrouper } from '../../core/grouping/grouper.ts';
import { loadScheme } from './load-scheme.ts';
import { mappingOnDemand } from './mapping-on-demand.ts';
import { readSchemePack } from './scheme-pack.ts';

/**
 * An installed scheme ready for use: from its pack where that is of the files as they are, from the files
 * otherwise. Throws with every mistake in the files.
 * @param errata readings other than the default ones; packs have the default ones
 */
export function loadGrouper(knowledgeDir: string, id: string, errata?: ErrataOption): Grouper {
  const program = errata === undefined ? readSchemePack(knowledgeDir, id) : null;
  if (program === null) return compileScheme(loadScheme(knowledgeDir, id), errata && { errata });
  return programGrouper(program, mappingOnDemand(knowledgeDir, program.header.codeMapping));
}
