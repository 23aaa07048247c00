const quote = 0x22;
const blank = 0x20;
const tab = 0x09;

/**
 * The cells of one CSV row, or `null` where its quotes make no sense. The same grammar as
 * `CsvScanner`'s: a quote opens a cell only as its first character.
 * @param mostCells beyond these nothing is taken apart: what is left is one cell more
 */
export function splitCsvRow(row: string, mostCells = Number.POSITIVE_INFINITY): string[] | null {
  const cells: string[] = [];
  let at = 0;
  while (cells.length < mostCells) {
    if (row.charCodeAt(at) !== quote) {
      const comma = row.indexOf(',', at);
      cells.push(comma < 0 ? row.slice(at) : row.slice(at, comma));
      if (comma < 0) return cells;
      at = comma + 1;
      continue;
    }
    const closing = findClosingQuote(row, at + 1);
    if (closing < 0) return null;
    const text = row.slice(at + 1, closing);
    cells.push(text.includes('"') ? text.replaceAll('""', '"') : text);
    at = skipBlanks(row, closing + 1);
    if (at === row.length) return cells;
    if (row[at] !== ',') return null;
    at++;
  }
  cells.push(row.slice(at));
  return cells;
}

/** The quote that is not doubled; -1 where none closes the cell. */
function findClosingQuote(row: string, from: number): number {
  let at = row.indexOf('"', from);
  while (at >= 0 && row.charCodeAt(at + 1) === quote) at = row.indexOf('"', at + 2);
  return at;
}

function skipBlanks(row: string, from: number): number {
  let at = from;
  while (row.charCodeAt(at) === blank || row.charCodeAt(at) === tab) at++;
  return at;
}
