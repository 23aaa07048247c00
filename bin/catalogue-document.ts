import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type DipCatalogue, type DipHeader, dipCatalogueSchema } from '../core/grouping/dip/catalogue.ts';
import type { CatalogueReading } from '../core/grouping/dip/import/catalogue-reading.ts';
import type { DipIssue } from '../core/grouping/dip/import/dip-issue.ts';
import type { SheetTally } from '../core/grouping/dip/import/sheet-tally.ts';
import { auxiliaryIds } from '../platform/knowledge/load-auxiliary.ts';
import { readDocument } from './read-document.ts';

/** A catalogue's own file, or all that is wrong with its form. */
export type CatalogueDocument =
  | { readonly ok: true; readonly header: DipHeader; readonly reading: CatalogueReading }
  | { readonly ok: false; readonly issues: readonly DipIssue[] };

/** Reads the `catalogue.json` of another office, or of `dip build`: entry by entry, as a table is read row by row. */
export function readCatalogueDocument(path: string, folder: string): CatalogueDocument {
  const read = readDocument(path, dipCatalogueSchema);
  const file = basename(path);
  if (!read.ok)
    return {
      ok: false,
      issues: read.mistakes.map(({ line, field, words }) => ({
        code: 'document-shape',
        place: { file, line, path: field },
        words,
      })),
    };
  const { header, ...draft } = read.value;
  const placeOf = (...at: readonly PropertyKey[]) => ({ file, line: read.lineOf(at), path: at.join('.') });
  const placeOfGroup = groupPlaces(read.value);
  const issues: DipIssue[] = missingTables(header, folder).map(({ field, name, installed }) => ({
    code: 'table-missing',
    place: placeOf('header', ...field),
    name,
    installed,
  }));
  if (draft.groups.length + draft.comprehensive.length === 0)
    issues.push({ code: 'no-groups', place: placeOf('groups') });
  return {
    ok: true,
    header,
    reading: {
      draft,
      issues,
      places: {
        ofGroup: (code, cell) => {
          const at = placeOfGroup.get(code);
          return at ? placeOf(...at, ...(cell === undefined ? [] : [cell])) : null;
        },
        ofEntry: (list, at) => placeOf(list, at),
      },
      tallies: Object.entries(draft).map(([list, entries]) => tallyOf(list, entries.length)),
    },
  };
}

/** An entry of a list is a row that was used: one that cannot be is a mistake of form. */
function tallyOf(sheet: string, entries: number): SheetTally {
  return { sheet, rows: entries, header: 0, blank: 0, read: entries, used: entries, reported: 0 };
}

function groupPlaces(catalogue: DipCatalogue): ReadonlyMap<string, readonly PropertyKey[]> {
  const lists = ['groups', 'comprehensive'] as const;
  return new Map(
    lists.flatMap((list) => catalogue[list].map(({ code }, i): [string, PropertyKey[]] => [code, [list, i]])),
  );
}

interface MissingTable {
  readonly field: readonly string[];
  readonly name: string;
  readonly installed: readonly string[];
}

/** What the header names and this installation does not have. */
function missingTables(header: DipHeader, folder: string): readonly MissingTable[] {
  const codes = namesIn(join(folder, 'codes'));
  const named: readonly (readonly [field: string[], name: string | null | undefined, string[]])[] = [
    [['dxEdition'], header.dxEdition, codes],
    [['procEdition'], header.procEdition, codes],
    [['codeMapping'], header.codeMapping, codes],
    [['operationKinds', 'table'], header.operationKinds.table, codes],
    [['auxiliary'], header.auxiliary, [...auxiliaryIds(folder)]],
  ];
  return named.flatMap(([field, name, installed]) =>
    typeof name === 'string' && !installed.includes(name) ? [{ field, name, installed }] : [],
  );
}

function namesIn(path: string): string[] {
  const files = existsSync(path) ? readdirSync(path) : [];
  return files.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
}
