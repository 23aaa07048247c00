import type { Place } from '../../import/import-issue.ts';
import type { DipIssue } from './dip-issue.ts';

/** Characters that a cell of a spreadsheet can hold; a longer one is no cell of a catalogue. */
const mostCharacters = 32_767;

/** An issue for each cell of a row that is longer than a spreadsheet can have it. */
export function tooLongCells(cells: readonly string[], placeOf: (at: number) => Place): readonly DipIssue[] {
  return cells.flatMap(({ length }, at) =>
    length > mostCharacters
      ? [{ code: 'cell-too-long' as const, place: placeOf(at), characters: length, most: mostCharacters }]
      : [],
  );
}
