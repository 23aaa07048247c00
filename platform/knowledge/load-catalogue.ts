import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type DipCatalogue, dipCatalogueSchema } from '../../core/grouping/dip/catalogue.ts';
import { cataloguesPath } from './catalogue-files.ts';
import { isSealed } from './catalogue-seal.ts';
import { readKnowledge } from './knowledge-folder.ts';

/** The ids of the installed DIP catalogues, in order; none where there is no folder of them. */
export function catalogueIds(knowledgeDir: string): readonly string[] {
  const folder = join(knowledgeDir, ...cataloguesPath);
  if (!existsSync(folder)) return [];
  const ids = readdirSync(folder).filter((id) => existsSync(join(folder, id, 'catalogue.json')));
  return ids.toSorted();
}

/**
 * Reads `dip/catalogues/<id>` below the knowledge directory; one that is sealed is taken at its word. Throws with every
 * mistake in it, or with what there is where there is no such catalogue.
 */
export function loadCatalogue(knowledgeDir: string, id: string): DipCatalogue {
  const installed = catalogueIds(knowledgeDir);
  if (!installed.includes(id))
    throw new Error(`DIP catalogue ${id} is not installed; there are ${installed.join(', ')}`);
  if (isSealed(knowledgeDir, id)) return readCatalogue(knowledgeDir, id, (input) => input as DipCatalogue);
  return readCatalogue(knowledgeDir, id, (input) => {
    const parsed = dipCatalogueSchema.safeParse(input);
    if (parsed.success) return parsed.data;
    throw new Error(z.prettifyError(parsed.error));
  });
}

function readCatalogue(
  knowledgeDir: string,
  id: string,
  parse: (input: unknown) => DipCatalogue,
): DipCatalogue {
  return readKnowledge(parse, knowledgeDir, ...cataloguesPath, id, 'catalogue.json');
}
