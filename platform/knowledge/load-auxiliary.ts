import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseAuxiliary } from '../../core/dip/auxiliary/auxiliary-catalogues.ts';
import { type Auxiliary, compileAuxiliary } from '../../core/dip/auxiliary/classify-case.ts';
import { parseComorbidity } from '../../core/dip/auxiliary/comorbidity.ts';
import { knowledgeFolder, readKnowledge } from './knowledge-folder.ts';

/** Installed auxiliary catalogues of DIP, ready for use. Throws where there are none of that id. */
export function loadAuxiliary(id: string, folder = knowledgeFolder()): Auxiliary {
  const path = ['dip', 'auxiliary', `${id}.json`] as const;
  if (!existsSync(join(folder, ...path))) throw new Error(`auxiliary catalogues ${id} are not installed`);
  const catalogues = readKnowledge(parseAuxiliary, folder, ...path);
  const table = `${catalogues.comorbidity}.json`;
  return compileAuxiliary(catalogues, readKnowledge(parseComorbidity, folder, 'dip', 'comorbidity', table));
}
