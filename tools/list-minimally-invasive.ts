/**
 * Recipe: lists the operations whose names say that they are minimally invasive.
 *
 *   node tools/list-minimally-invasive.ts <knowledge>
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeTableSchema } from '../core/grouping/code-table.ts';
import { readKnowledge } from '../platform/knowledge/knowledge-folder.ts';
import { loadCoding } from '../platform/knowledge/load-coding.ts';

/** By a scope, through the skin, or by a catheter through a vessel. */
const telling = /镜|经皮|经导管/;
/** A microscope helps an open operation; lenses are put in. */
const misleading = /显微镜|角膜镜|眼镜|透镜|非内镜/g;

const [knowledge] = process.argv.slice(2);
if (!knowledge) {
  console.error('usage: node tools/list-minimally-invasive.ts <knowledge>');
  process.exit(2);
}
const { procedureKind } = loadCoding(knowledge);
const { titles } = readKnowledge(
  (input) => codeTableSchema.parse(input),
  knowledge,
  'codes',
  'icd9cm3-nhsa-2.0.json',
);
const codes = Object.entries(titles)
  .filter(([code]) => procedureKind(code, '2026-01-01')?.kind === 'operation')
  .filter(([, title]) => telling.test(title.replaceAll(misleading, '')))
  .map(([code]) => code);
const list = {
  id: 'minimally-invasive',
  source:
    "Operations of the NHSA code tables, insurance edition 2.0, whose names tell of a scope, of a way through the skin or of a catheter; the project's own selection, as the catalogue of the national performance assessment is not at hand",
  certainty: 'low',
  codes,
};
writeFileSync(join(knowledge, 'signs', 'minimally-invasive.json'), `${JSON.stringify(list, null, 1)}\n`);
