/**
 * Recipe: compiles every installed scheme into the form that is loaded without parsing or compiling, and notes of every
 * DIP catalogue that it was checked.
 *
 *   node tools/pack-schemes.ts [knowledge]
 *
 * Packs are made, not kept under version control: whoever deploys runs this first (`npm run synth` does).
 * A pack that is not of the files beside it is passed over, so forgetting it costs time at start, nothing else.
 */
import { sealCatalogue } from '../platform/knowledge/catalogue-seal.ts';
import { knowledgeFolder } from '../platform/knowledge/knowledge-folder.ts';
import { catalogueIds, loadCatalogue } from '../platform/knowledge/load-catalogue.ts';
import { loadProcedureKinds } from '../platform/knowledge/load-procedure-kinds.ts';
import { listSchemes } from '../platform/knowledge/load-scheme.ts';
import { packScheme } from '../platform/knowledge/scheme-pack.ts';

const knowledgeDir = process.argv[2] ?? knowledgeFolder();
for (const { id } of listSchemes(knowledgeDir)) {
  const { length } = packScheme(knowledgeDir, id);
  process.stderr.write(`${id}: ${(length / 1024).toFixed(0)} KiB\n`);
}
for (const id of catalogueIds(knowledgeDir)) {
  const { header } = loadCatalogue(knowledgeDir, id);
  loadProcedureKinds(knowledgeDir, header.operationKinds.table);
  sealCatalogue(knowledgeDir, header);
  process.stderr.write(`${id}: checked\n`);
}
