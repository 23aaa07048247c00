import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type AuxiliaryCatalogues, parseAuxiliary } from '../../core/dip/auxiliary/auxiliary-catalogues.ts';
import { type Auxiliary, compileAuxiliary } from '../../core/dip/auxiliary/classify-case.ts';
import { type Comorbidity, parseComorbidity } from '../../core/dip/auxiliary/comorbidity.ts';
import { knowledgeFolder, readKnowledge } from './knowledge-folder.ts';

/** Ids of the installed auxiliary catalogues of DIP, in order. */
export function auxiliaryIds(folder: string): readonly string[] {
  const path = join(folder, 'dip', 'auxiliary');
  if (!existsSync(path)) return [];
  const files = readdirSync(path).filter((name) => name.endsWith('.json'));
  return files.map((name) => name.slice(0, -'.json'.length)).sort();
}

/** Auxiliary catalogues and the table that they count comorbidity by. Throws where there are none of that id. */
export function readAuxiliary(
  id: string,
  folder: string,
): { readonly catalogues: AuxiliaryCatalogues; readonly comorbidity: Comorbidity } {
  const installed = auxiliaryIds(folder);
  if (!installed.includes(id))
    throw new Error(
      `没有辅助目录 ${id} auxiliary catalogues ${id} are not installed; there are ${installed.join(', ')}`,
    );
  const catalogues = readKnowledge(parseAuxiliary, folder, 'dip', 'auxiliary', `${id}.json`);
  const table = `${catalogues.comorbidity}.json`;
  return { catalogues, comorbidity: readKnowledge(parseComorbidity, folder, 'dip', 'comorbidity', table) };
}

/** Ready for use. */
export function loadAuxiliary(id: string, folder = knowledgeFolder()): Auxiliary {
  const { catalogues, comorbidity } = readAuxiliary(id, folder);
  return compileAuxiliary(catalogues, comorbidity);
}

/** Each loaded once, when it is first asked for. */
export function lazyAuxiliary(folder: string): (id: string) => Auxiliary {
  const loaded = new Map<string, Auxiliary>();
  return (id) => {
    const found = loaded.get(id) ?? loadAuxiliary(id, folder);
    loaded.set(id, found);
    return found;
  };
}
