import * as z from 'zod';
import { chargingTables } from './tables/charging-tables.ts';
import { drugPolicyTables } from './tables/drug-policy-tables.ts';
import { drugSafetyTables } from './tables/drug-safety-tables.ts';
import { itemTables } from './tables/item-tables.ts';
import { limitTables } from './tables/limit-tables.ts';
import { recordTables } from './tables/record-tables.ts';
import { scopeTables } from './tables/scope-tables.ts';

export const knowledgeTableSchema = z.discriminatedUnion('kind', [
  ...limitTables,
  ...chargingTables,
  ...scopeTables,
  ...itemTables,
  ...drugPolicyTables,
  ...drugSafetyTables,
  ...recordTables,
]);

/** One table of published knowledge points, as stored under `knowledge/points`. */
export type KnowledgeTable = z.infer<typeof knowledgeTableSchema>;

/** What a table limits; each check asks for one kind. */
export type TableKind = KnowledgeTable['kind'];

export type TableOfKind<K extends TableKind> = Extract<KnowledgeTable, { kind: K }>;

/** Checks a stored table. Throws one error that lists every mistake. */
export function parseKnowledgeTable(input: unknown): KnowledgeTable {
  const parsed = knowledgeTableSchema.safeParse(input);
  if (!parsed.success) throw new Error(`knowledge points: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
