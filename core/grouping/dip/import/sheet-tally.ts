/** What became of the rows of one sheet, or of a table. */
export interface SheetTally {
  readonly sheet: string;
  /** All of the sheet; `rows = header + blank + read`. */
  readonly rows: number;
  /** Titles and the header above the first row. */
  readonly header: number;
  readonly blank: number;
  /** `read = used + reported`. */
  readonly read: number;
  /** Became a group or an entry, or part of one. */
  readonly used: number;
  /** Became none; an issue says why. */
  readonly reported: number;
}

/** Of a sheet that nothing was taken from. */
export function unreadTally(sheet: string, rows: readonly (readonly string[])[]): SheetTally {
  const blank = rows.filter(isBlankRow).length;
  const read = rows.length - blank;
  return { sheet, rows: rows.length, header: 0, blank, read, used: 0, reported: read };
}

export function isBlankRow(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}
