import type { Catalogue } from '../claims/catalogue.ts';
import { normalItemName } from './item-name.ts';
import type { KnowledgeTable } from './knowledge-points.ts';

/** The codes known under each name (`normalItemName`), for tables that know their items by name only. */
export type CodesByName = ReadonlyMap<string, ReadonlySet<string>>;

/** A national code: services have 15 digits, drugs, slices and consumables begin with a letter of their own. */
const nationalCode = /^(\d{15}|X[0-9A-Z]{22}|Z[0-9A-Z]{19}|T\d{9}|C\d{19,22})$/;

/**
 * Gathers every pair of code and name that the tables and the catalogue give.
 * @param asked the names wanted (`normalItemName`); all, if left out
 */
export function codesByName(
  tables: readonly KnowledgeTable[],
  catalogue: Catalogue,
  asked?: ReadonlySet<string>,
): CodesByName {
  const codes = new Map<string, Set<string>>();
  const nameOf = askedNames(asked);
  for (const { rows } of tables) {
    for (const [code, written] of rows) {
      const name = typeof written === 'string' ? nameOf(written) : null;
      if (name !== null && isNationalCode(code)) addName(codes, code, name);
    }
  }
  for (const { code, name: written } of catalogue.values()) {
    const name = nameOf(written);
    if (name !== null) addName(codes, code, name);
  }
  return codes;
}

/** A name made normal, `null` where nobody asks for it. Tables have a name in many rows: each is read once. */
function askedNames(asked: ReadonlySet<string> | undefined): (written: string) => string | null {
  const known = new Map<string, string | null>();
  return (written) => {
    const found = known.get(written);
    if (found !== undefined) return found;
    const normal = normalItemName(written);
    const name = asked === undefined || asked.has(normal) ? normal : null;
    known.set(written, name);
    return name;
  };
}

/** Rows of most tables begin with code and name; those of the others with something else. */
function isNationalCode(code: unknown): code is string {
  return typeof code === 'string' && nationalCode.test(code);
}

function addName(codes: Map<string, Set<string>>, code: string, name: string): void {
  const known = codes.get(name);
  if (known) known.add(code);
  else codes.set(name, new Set([code]));
}
