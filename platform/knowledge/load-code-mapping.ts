import * as z from 'zod';
import { codeMappingSchema } from '../../core/grouping/code-mapping.ts';
import type { Scheme } from '../../core/grouping/scheme.ts';
import { readKnowledge } from './knowledge-folder.ts';

const codeMappingsSchema = z.strictObject({ dx: codeMappingSchema, proc: codeMappingSchema });

/** Reads `codes/<id>.json` below the knowledge directory as a mapping between editions. */
export function loadCodeMapping(knowledgeDir: string, id: string): NonNullable<Scheme['mapping']> {
  return readKnowledge((input) => codeMappingsSchema.parse(input), knowledgeDir, 'codes', `${id}.json`);
}
