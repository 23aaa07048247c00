/**
 * Recipe: compiles every installed scheme into the form that is loaded without parsing or compiling.
 *
 *   node tools/pack-schemes.ts [knowledge]
 *
 * Packs are made, not kept under version control: whoever deploys runs this first (`npm run synth` does).
 * A pack that is not of the files beside it is passed over, so forgetting it costs time at start, nothing else.
 */
import { knowledgeFolder } from '../platform/knowledge/knowledge-folder.ts';
import { listSchemes } from '../platform/knowledge/load-scheme.ts';
import { packScheme } from '../platform/knowledge/scheme-pack.ts';

const knowledgeDir = process.argv[2] ?? knowledgeFolder();
for (const { id } of listSchemes(knowledgeDir)) {
  const { length } = packScheme(knowledgeDir, id);
  process.stderr.write(`${id}: ${(length / 1024).toFixed(0)} KiB\n`);
}
