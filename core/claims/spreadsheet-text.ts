/** What spreadsheets take for the beginning of a formula, in wide form too. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

/** A plain number is no formula, with or without a sign. */
const plainNumber = /^[+-]?\d+(\.\d+)?$/;

/**
 * A text as a cell of a CSV file that spreadsheets will open: what would run as a formula gets the apostrophe by which
 * they know text. The intake takes it off again: see {@link fromSpreadsheetText}.
 */
export function toSpreadsheetText(text: string): string {
  return formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}

/** What {@link toSpreadsheetText} was given, so that a table may be saved, mended and sent again. */
export function fromSpreadsheetText(cell: string): string {
  return cell.startsWith("'") && toSpreadsheetText(cell.slice(1)) === cell ? cell.slice(1) : cell;
}
