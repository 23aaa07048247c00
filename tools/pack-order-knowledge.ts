/**
 * Recipe: what a check of orders rests on, packed for the function that answers while a clinician waits.
 *
 *   node tools/pack-order-knowledge.ts <folder> [knowledge]
 *
 * The bundling of that function runs it (lib/handler-bundling.ts), so that a pack is always of the code beside it.
 */
import { knowledgeFolder } from '../platform/knowledge/knowledge-folder.ts';
import { packOrderKnowledge } from '../platform/knowledge/pack-order-knowledge.ts';

const [folder, knowledgeDir = knowledgeFolder()] = process.argv.slice(2);
if (!folder) throw new Error('node tools/pack-order-knowledge.ts <folder> [knowledge]');
packOrderKnowledge(knowledgeDir, folder);
