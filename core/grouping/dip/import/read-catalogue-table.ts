import type { TableRow } from '../../../claims/plain-table.ts';
import type { ComprehensiveGroup, DipCatalogue, DipGroup } from '../catalogue.ts';
import type { CatalogueReading } from './catalogue-reading.ts';
import type { CatalogueTableWords } from './catalogue-table-words.ts';
import type { DipIssue } from './dip-issue.ts';
import { readTableGroup } from './read-table-group.ts';
import { isBlankRow } from './sheet-tally.ts';
import { type CatalogueTableRow, tableColumns, tableRow } from './table-row.ts';

/** What a row of a table became. */
export type TableGroup =
  | { readonly tier: 'core'; readonly group: DipGroup }
  | { readonly tier: 'comprehensive'; readonly group: ComprehensiveGroup };

type Form = DipCatalogue['header']['form'];

/** Reads an area's own catalogue: a table with a row for each group, its columns named in the first row. */
export function readCatalogueTable(
  file: string,
  rows: readonly TableRow[],
  form: Form,
  words: CatalogueTableWords,
): CatalogueReading {
  const issues: DipIssue[] = [];
  const columns = tableColumns(file, rows, words, issues);
  const body = rows.slice(1);
  const filled = body.filter(({ cells }) => !isBlankRow(cells));
  const isReadable = !issues.some(({ code }) => code === 'column-missing');
  const placed = isReadable
    ? readGroups(
        filled.map((row) => tableRow(file, row, columns)),
        form,
        words,
        issues,
      )
    : new Map<string, Placed>();
  if (placed.size === 0) issues.push({ code: 'no-groups', place: { file, line: 1, path: '' } });
  const groups = [...placed.values()].map(({ group }) => group);
  return {
    draft: {
      groups: groups.flatMap((one) => (one.tier === 'core' ? [one.group] : [])),
      comprehensive: groups.flatMap((one) => (one.tier === 'comprehensive' ? [one.group] : [])),
      excludedPrincipals: [],
      excludedOperations: [],
      resistantPrincipals: [],
      resistantOthers: [],
      primaryCare: [],
    },
    issues,
    places: {
      ofGroup: (code, cell = '') => {
        const place = placed.get(code)?.row.place();
        return place ? { ...place, path: cell === '' ? code : `${code} ${cell}` } : null;
      },
      ofEntry: () => null,
    },
    tallies: [
      {
        sheet: file,
        rows: rows.length,
        header: Math.min(rows.length, 1),
        blank: body.length - filled.length,
        read: filled.length,
        used: placed.size,
        reported: filled.length - placed.size,
      },
    ],
  };
}

interface Placed {
  readonly group: TableGroup;
  readonly row: CatalogueTableRow;
}

/** By code; a code twice is a mistake, unless it says the same twice. */
function readGroups(
  rows: readonly CatalogueTableRow[],
  form: Form,
  words: CatalogueTableWords,
  issues: DipIssue[],
): ReadonlyMap<string, Placed> {
  const placed = new Map<string, Placed>();
  for (const row of rows) {
    const group = readTableGroup(row, form, words, issues);
    if (group === null) continue;
    const { code: entry } = group.group;
    const before = placed.get(entry);
    if (before === undefined) {
      placed.set(entry, { group, row });
      continue;
    }
    const code = JSON.stringify(before.group) === JSON.stringify(group) ? 'repeated-row' : 'repeated-entry';
    issues.push({ code, place: row.place('code'), entry });
  }
  return placed;
}
