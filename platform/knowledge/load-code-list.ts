import { codeTableSchema } from '../../core/grouping/code-table.ts';
import { type CodeList, codeList } from '../../core/grouping/dip/import/code-list.ts';
import { readKnowledge } from './knowledge-folder.ts';

/** The codes of `codes/<id>.json` below the knowledge directory, in order. Throws with all its mistakes. */
export function loadCodeList(knowledgeDir: string, id: string): CodeList {
  const titles = readKnowledge(
    (input) => codeTableSchema.parse(input).titles,
    knowledgeDir,
    'codes',
    `${id}.json`,
  );
  return codeList(id, Object.keys(titles));
}
