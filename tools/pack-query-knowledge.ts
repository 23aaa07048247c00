/**
 * Recipe: what the HTTP API knows of the installed knowledge, in one small file for the function that answers.
 *
 *   node tools/pack-query-knowledge.ts <file> [knowledge]
 *
 * The bundling of that function runs it (lib/handler-bundling.ts), so that a pack is always of the code beside it.
 */
import { writeFileSync } from 'node:fs';
import { knowledgeFolder } from '../platform/knowledge/knowledge-folder.ts';
import { packQueryKnowledge } from '../platform/knowledge/pack-query-knowledge.ts';

const [file, knowledgeDir = knowledgeFolder()] = process.argv.slice(2);
if (!file) throw new Error('node tools/pack-query-knowledge.ts <file> [knowledge]');
writeFileSync(file, JSON.stringify(packQueryKnowledge(knowledgeDir)));
