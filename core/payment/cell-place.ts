/** Where in the file of a table; line and column from 1, and the name of the column. */
export interface CellPlace {
  readonly line: number;
  readonly column: number;
  readonly header: string;
}
