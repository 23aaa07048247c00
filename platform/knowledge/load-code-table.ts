import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type CodeTable, codeTableSchema, indexCodeTable } from '../../core/grouping/code-table.ts';

/** Reads `codes/<id>.json` below the knowledge directory, such as `icd10-nhsa-2.0`. Throws with all its mistakes. */
export function loadCodeTable(knowledgeDir: string, id: string): CodeTable {
  const path = join(knowledgeDir, 'codes', `${id}.json`);
  const parsed = codeTableSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.success) throw new Error(`${path}: ${z.prettifyError(parsed.error)}`);
  return indexCodeTable(parsed.data);
}
