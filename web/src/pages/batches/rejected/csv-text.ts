const cellPattern = /(?:"((?:[^"]|"")*)"[ \t]*|((?!")[^,]*))(,|$)/y;

/** The cells of a CSV row by the grammar of the intake; `null` where its quotes make no sense. */
export function splitRow(row: string): readonly string[] | null {
  const cells: string[] = [];
  cellPattern.lastIndex = 0;
  for (;;) {
    const match = cellPattern.exec(row);
    if (match === null) return null;
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '') return cells;
  }
}

/**
 * The row of these cells. What a spreadsheet would run as a formula begins with an apostrophe, which the intake takes
 * off again (core/claims/spreadsheet-text.ts).
 */
export function joinRow(cells: readonly string[]): string {
  return cells.map((cell) => quoted(isFormula(cell) ? `'${cell}` : cell)).join(',');
}

const isFormula = (cell: string) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell) && !/^[+-]?\d+(\.\d+)?$/.test(cell);

const quoted = (cell: string) => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
