/** A cell and what ends it; quoted cells may hold commas, line feeds and doubled quotes. */
const cellPattern = /(?:"((?:[^"]|"")*)"[ \t]*|((?!")[^,]*))(,|$)/y;

/**
 * The cells of one CSV row, or `null` where its quotes make no sense. The same grammar as
 * `CsvScanner`'s: a quote opens a cell only as its first character.
 */
export function splitCsvRow(row: string): string[] | null {
  const cells: string[] = [];
  cellPattern.lastIndex = 0;
  for (;;) {
    const match = cellPattern.exec(row);
    if (match === null) return null;
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '') return cells;
  }
}
