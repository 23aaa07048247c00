import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

interface StoredRegions {
  readonly regions: readonly { readonly code: string; readonly schemes: readonly object[] }[];
}

/** A folder with the installed knowledge in which regions group by other schemes. */
export function knowledgeWith(folder: string, schemes: Readonly<Record<string, readonly object[]>>): string {
  mkdirSync(folder);
  for (const name of readdirSync('knowledge')) {
    if (name !== 'regions.json') symlinkSync(resolve('knowledge', name), join(folder, name));
  }
  const book = JSON.parse(readFileSync('knowledge/regions.json', 'utf8')) as StoredRegions;
  const regions = book.regions.map((region) => ({
    ...region,
    schemes: schemes[region.code] ?? region.schemes,
  }));
  writeFileSync(join(folder, 'regions.json'), JSON.stringify({ ...book, regions }));
  return folder;
}
