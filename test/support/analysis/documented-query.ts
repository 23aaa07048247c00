import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The text of a query as it stands in docs/analysis.md, and as Athena is given it. */
export function documentedQuery(name: string): string {
  return readFileSync(join(import.meta.dirname, '../../../lib/analysis', `${name}.sql`), 'utf8');
}
