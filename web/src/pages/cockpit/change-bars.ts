import type { SplitView } from '../../../../functions/query/change-view.ts';
import type { WaterfallBar } from './waterfall-option.ts';

type Row = SplitView['by_group'][number];

export interface BarWords {
  readonly others: string;
  readonly change: string;
}

const mostRows = 8;

/**
 * The change as bars: the rows with most of it, the others together, and what they add up to.
 * @param rows with most of the change first, as the API has them
 * @param scale figures of the rows divided by this are values
 */
export function rowBars(
  rows: readonly Row[],
  scale: number,
  nameOf: (row: Row) => string,
  words: BarWords,
): readonly WaterfallBar[] {
  const sum = (some: readonly Row[]) => some.reduce((all, { change }) => all + change, 0);
  const rest = rows.slice(mostRows);
  return [
    ...rows
      .slice(0, mostRows)
      .map((row) => ({ name: nameOf(row), value: row.change / scale, isLevel: false })),
    ...(rest.length > 0 ? [{ name: words.others, value: sum(rest) / scale, isLevel: false }] : []),
    { name: words.change, value: sum(rows) / scale, isLevel: true },
  ];
}

/** The change as bars: volume, mix and price, as far as there is any, and what they add up to. */
export function partBars(
  { parts, change }: Pick<SplitView, 'parts' | 'change'>,
  scale: number,
  words: BarWords & { readonly volume: string; readonly mix: string; readonly price: string },
): readonly WaterfallBar[] {
  const names = (['volume', 'mix', 'price'] as const).filter((part) => parts[part] !== 0);
  return [
    ...names.map((part) => ({ name: words[part], value: parts[part] / scale, isLevel: false })),
    { name: words.change, value: change / scale, isLevel: true },
  ];
}
