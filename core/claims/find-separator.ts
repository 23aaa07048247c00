import { type ColumnNames, normaliseName } from './csv-columns.ts';

/** What programs put between cells in place of commas. */
const others = ['\t', ';', '，', '；', '|'] as const;

/** Enough of a header to tell. */
const mostNames = 500;

export type OtherSeparator = (typeof others)[number];

/** What the columns of a header are separated by, where that makes columns of it and commas do not. */
export function findOtherSeparator(header: string, tables: readonly ColumnNames[]): OtherSeparator | null {
  const isColumnOf = (table: ColumnNames) => (name: string) =>
    table.codeByName.has(normaliseName(name.replaceAll('"', '')));
  const isTelling = (separator: string) => {
    const names = header.split(separator, mostNames);
    return tables.some((table) => names.filter(isColumnOf(table)).length > 1);
  };
  return isTelling(',') ? null : (others.find(isTelling) ?? null);
}
