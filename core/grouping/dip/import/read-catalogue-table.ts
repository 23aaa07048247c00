import type { ComprehensiveGroup, DipCatalogue, DipGroup } from '../catalogue.ts';
import type { CatalogueReading } from './catalogue-reading.ts';
import type { CatalogueTableWords, TableColumn } from './catalogue-table-words.ts';
import type { DipIssue } from './dip-issue.ts';
import { readTableGroup } from './read-table-group.ts';
import { isBlankRow } from './sheet-tally.ts';
import {
  type CatalogueTableLine,
  type CatalogueTableRow,
  codesAsNumbers,
  rowShapeIssues,
  tableColumns,
  tableRow,
} from './table-row.ts';

/** What a row of a table became. */
export type TableGroup =
  | { readonly tier: 'core'; readonly group: DipGroup }
  | { readonly tier: 'comprehensive'; readonly group: ComprehensiveGroup };

type Form = DipCatalogue['header']['form'];

/** Reads an area's own catalogue: a table with a row for each group, its columns named in the first row. */
export function readCatalogueTable(
  file: string,
  rows: readonly CatalogueTableLine[],
  form: Form,
  words: CatalogueTableWords,
): CatalogueReading {
  const issues: DipIssue[] = [];
  const columns = tableColumns(file, rows, words, issues);
  const body = rows.slice(1);
  const filled = body.filter(({ cells }) => !isBlankRow(cells));
  const isReadable = !issues.some(({ code }) => code === 'column-missing');
  const reader = new TableReader(file, columns, form, words, issues);
  const width = rows[0]?.cells.length ?? 0;
  for (const row of filled)
    if (isReadable) reader.read(row, width);
    else reader.passOver();
  const { placed } = reader;
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
        used: reader.used,
        reported: reader.reported,
      },
    ],
  };
}

interface Placed {
  readonly group: TableGroup;
  readonly row: CatalogueTableRow;
}

/** Reads row by row and keeps account of what became of each, apart from the number of rows. */
class TableReader {
  /** By code. */
  readonly placed = new Map<string, Placed>();
  used = 0;
  reported = 0;
  readonly #file: string;
  readonly #columns: ReadonlyMap<TableColumn, number>;
  readonly #form: Form;
  readonly #words: CatalogueTableWords;
  readonly #issues: DipIssue[];

  constructor(
    file: string,
    columns: ReadonlyMap<TableColumn, number>,
    form: Form,
    words: CatalogueTableWords,
    issues: DipIssue[],
  ) {
    this.#file = file;
    this.#columns = columns;
    this.#form = form;
    this.#words = words;
    this.#issues = issues;
  }

  /** A row of a table that lacks a column; the missing column says why. */
  passOver(): void {
    this.reported++;
  }

  read(row: CatalogueTableLine, width: number): void {
    const wrong = [
      ...rowShapeIssues(this.#file, row, width),
      ...codesAsNumbers(this.#file, row, this.#columns),
    ];
    if (wrong.length > 0) this.#report(wrong);
    else this.#take(tableRow(this.#file, row, this.#columns));
  }

  #take(row: CatalogueTableRow): void {
    const found: DipIssue[] = [];
    const group = readTableGroup(row, this.#form, this.#words, found);
    const before = group && this.placed.get(group.group.code);
    if (group === null) this.#report(found);
    else if (before) this.#report([repeated(before, group, row)]);
    else {
      this.placed.set(group.group.code, { group, row });
      this.used++;
    }
  }

  /** A row that becomes nothing without a word is counted nowhere, so that the account does not balance. */
  #report(issues: readonly DipIssue[]): void {
    this.#issues.push(...issues);
    if (issues.length > 0) this.reported++;
  }
}

/** A code twice is a mistake, unless it says the same twice. */
function repeated(before: Placed, group: TableGroup, row: CatalogueTableRow): DipIssue {
  const { code: entry } = group.group;
  const code = JSON.stringify(before.group) === JSON.stringify(group) ? 'repeated-row' : 'repeated-entry';
  return { code, place: row.place('code'), entry };
}
