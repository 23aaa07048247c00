import type { Catalogue } from '../claims/catalogue.ts';
import { normalItemName } from './item-name.ts';
import type { KnowledgeTable } from './knowledge-points.ts';

/** The codes known under each name (`normalItemName`), for tables that know their items by name only. */
export type CodesByName = ReadonlyMap<string, ReadonlySet<string>>;

/** A national code: services have 15 digits, drugs, slices and consumables begin with a letter of their own. */
const nationalCode = /^(\d{15}|X[0-9A-Z]{22}|Z[0-9A-Z]{19}|T\d{9}|C\d{19,22})$/;

/** Gathers every pair of code and name that the tables and the catalogue give. */
export function codesByName(tables: readonly KnowledgeTable[], catalogue: Catalogue): CodesByName {
  const codes = new Map<string, Set<string>>();
  for (const { rows } of tables) {
    for (const [code, name] of rows) {
      if (isNamedCode(code, name)) addName(codes, code, name as string);
    }
  }
  for (const { code, name } of catalogue.values()) addName(codes, code, name);
  return codes;
}

/** Rows of most tables begin with code and name; those of the others with something else. */
function isNamedCode(code: unknown, name: unknown): code is string {
  return typeof code === 'string' && typeof name === 'string' && nationalCode.test(code);
}

function addName(codes: Map<string, Set<string>>, code: string, name: string): void {
  const key = normalItemName(name);
  const known = codes.get(key);
  if (known) known.add(code);
  else codes.set(key, new Set([code]));
}
