import type { GroupPlace, Place } from '../import/import-issue.ts';
import type { SheetRow } from './read-sheet-rows.ts';
import type { PlacedTable } from './read-workbook-tables.ts';

type Sets = PlacedTable<ReadonlyMap<string, readonly string[]>>;

interface PlacedRow<K extends 'mdc' | 'adrg' | 'drg'> {
  readonly code: string;
  readonly row: SheetRow<K>;
}

interface GroupRows {
  readonly mdcs: readonly PlacedRow<'mdc'>[];
  readonly adrgs: readonly PlacedRow<'adrg'>[];
  readonly drgs: readonly PlacedRow<'drg'>[];
}

interface Tables {
  readonly sets: Sets;
  readonly complications: PlacedTable<unknown>;
  readonly exclusions: PlacedTable<unknown>;
}

/** Where groups, members of their sets, and the codes of the tables stand; the first row of a code counts. */
export function workbookPlaces(
  { mdcs, adrgs, drgs }: GroupRows,
  { sets, complications, exclusions }: Tables,
  qualifyingSet: string,
): ReadonlyMap<string, GroupPlace> {
  const member = (set: string, index: number): Place | null => {
    const code = sets.table.get(set)?.[index];
    return code === undefined ? null : sets.placeOf(code, set);
  };
  const groupPlace = (row: SheetRow<'mdc'>): GroupPlace => ({
    row: row.place('code'),
    at: (field, set, index) =>
      (field === 'title' ? row.place('name') : null) ??
      (field === 'sets' && index !== undefined ? member(String(set), Number(index)) : null) ??
      row.place('rule'),
  });
  const tablePlace = (sheet: string, placeOf: (key: PropertyKey | undefined) => Place | null): GroupPlace => {
    const whole: Place = { sheet, row: 1, column: 'A' };
    return { row: whole, at: (key) => placeOf(key) ?? whole };
  };
  const ofCode = (table: PlacedTable<unknown>, part?: string) => (code: PropertyKey | undefined) =>
    table.placeOf(String(code), part);
  return new Map<string, GroupPlace>([
    ...mdcs.map(({ code, row }) => [code.slice(3), groupPlace(row)] as const),
    ...adrgs.map(({ code, row }) => [code, groupPlace(row as unknown as SheetRow<'mdc'>)] as const),
    ...drgs.map(
      ({ code, row }) =>
        [`${row.cell('adrg').toUpperCase()} ${code}`, groupPlace(row as unknown as SheetRow<'mdc'>)] as const,
    ),
    ['MCC', tablePlace('CC', ofCode(complications, 'MCC'))],
    ['CC', tablePlace('CC', ofCode(complications, 'CC'))],
    ['exclusions', tablePlace('排除表', ofCode(exclusions))],
    ['validProc', tablePlace('集合', (index) => member(qualifyingSet, Number(index)))],
  ]);
}
