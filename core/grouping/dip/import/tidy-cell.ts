import type { CellKind } from '../parse-code-cell.ts';

/**
 * A cell of codes as the catalogue keeps it: half-width signs, no blanks, letters as the code tables have them,
 * no empty alternatives at the ends. The dagger that stands behind a diagnosis is left out: `M47.0+` is no “all of”.
 */
export function tidyCell(text: string, kind: CellKind): string {
  const plain = halfWidth(text).replaceAll(/_x000d_|\s/gi, '');
  const alternatives = plain
    .replaceAll(/[丨∣]/g, '|')
    .split('|')
    .map((alternative) => tidyAlternative(alternative, kind));
  const first = alternatives.findIndex((alternative) => alternative !== '');
  const last = alternatives.findLastIndex((alternative) => alternative !== '');
  return first < 0 ? '' : alternatives.slice(first, last + 1).join('|');
}

/** Letters, digits and signs of full width as those of half width; Chinese stays as it is. */
export function halfWidth(text: string): string {
  return text.normalize('NFKC').replaceAll(/[–—~]/g, '-');
}

/** Capitals, but for the `x` that fills a code up or begins its extension. */
function tidyAlternative(text: string, kind: CellKind): string {
  const letters = text.toUpperCase().replaceAll(/(?<=\d\.?\d*)X/g, 'x');
  return kind === 'dx' ? letters.replace(/\+$/, '') : letters;
}
