import type { TableColumn } from './table-column.ts';

/** All that is searched in a row, in small letters: its texts, and the words of its codes. */
export function searchedText<Row>(columns: readonly TableColumn<Row>[]): (row: Row) => string {
  const searched = columns
    .filter(({ kind = 'text' }) => kind === 'text')
    .map(({ value, textOf }) => ({ value, textOf, seen: new Map<string, string>() }));
  return (row) => {
    let all = '';
    for (const { value, textOf, seen } of searched) {
      const found = value(row);
      if (found === null) continue;
      const text = String(found);
      let small = seen.get(text);
      if (small === undefined) {
        small = inSmallLetters(textOf ? `${text}\n${textOf(text)}` : text);
        // Columns of few different values are written small once, others as they come.
        if (seen.size < mostSeen) seen.set(text, small);
      }
      all += `${small}\n`;
    }
    return all;
  };
}

const mostSeen = 500;
const capitals = /\p{Lu}/u;

// Most Chinese texts have none, and writing them small takes ten times as long as seeing that.
const inSmallLetters = (text: string) => (capitals.test(text) ? text.toLowerCase() : text);
