/** A spreadsheet as text: sheets by name, then rows, then cells; an empty cell is the empty text. */
export type Workbook = ReadonlyMap<string, Sheet>;

export interface Sheet extends ReadonlyArray<readonly string[]> {
  /** The cells that hold a number and no text, such as `E5`: what was typed as 47.0100 is 47.01 there. */
  readonly numbers?: ReadonlySet<string>;
}

/** As the spreadsheet names it: 0 is `A`, 26 is `AA`. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}
