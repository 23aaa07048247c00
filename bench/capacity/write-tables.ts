import type { CapacityTables } from './capacity-tables.ts';

/** A document with each table put between its marks, `<!-- name -->` and `<!-- /name -->`. Throws where one is missing. */
export function writeTables(document: string, tables: CapacityTables): string {
  return Object.entries(tables).reduce((text, [name, table]) => {
    const place = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
    if (!place.test(text)) throw new Error(`no marks for the table ${name}`);
    return text.replace(place, (_, from: string, to: string) => `${from}\n${table}\n\n${to}`);
  }, document);
}
