import type { SeenLamp } from './use-lamps.ts';

const colours = ['red', 'yellow', 'green', 'none'] as const;

/**
 * Red ones first; the whole's before its parts', those that are sure before those that may be chance, and those that
 * are furthest past their limit first.
 */
export function inOrder(lamps: readonly SeenLamp[]): readonly SeenLamp[] {
  const rank = (lamp: SeenLamp) => [
    colours.indexOf(lamp.colour),
    Number(lamp.view !== 'total'),
    Number(lamp.is_sure !== true),
    -pastBy(lamp),
  ];
  return [...lamps].sort((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    const at = left.findIndex((value, place) => value !== right[place]);
    return at < 0 ? 0 : (left[at] as number) - (right[at] as number);
  });
}

/** How far a value is past the limit of its colour, as a share of that. */
function pastBy({ colour, value, limit }: SeenLamp): number {
  if (value === null || limit === null) return 0;
  const line = colour === 'red' ? limit.red : limit.yellow;
  return line === 0 ? Math.abs(value) : Math.abs(value / line - 1);
}
