import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OperationKind } from '../../../core/grouping/dip/catalogue.ts';
import { codePool } from '../../../generator/dip/code-pool.ts';
import { knowledgeFolder } from '../../../platform/knowledge/knowledge-folder.ts';

const stored = (id: string) =>
  JSON.parse(readFileSync(join(knowledgeFolder(), 'codes', `${id}.json`), 'utf8'));

/** The national tables, of which generated catalogues and cases are made. */
export const nationalDiagnoses = codePool(stored('icd10-nhsa-2.0').titles);
export const nationalProcedures = codePool(stored('icd9cm3-nhsa-2.0').titles);
export const nationalKinds: ReadonlyMap<string, OperationKind> = new Map(stored('procedure-kind').rows);
