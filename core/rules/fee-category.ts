import type { Catalogue } from '../claims/catalogue.ts';
import type { FeeLine } from '../claims/settlement-list.ts';
import type { CaseIndex } from './case-index.ts';

/** The line's fee category as sent, else of the catalogue; `null` where neither knows it. */
export function categoryOf({ category, code }: FeeLine, catalogue: Catalogue): string | null {
  return category ?? catalogue.get(code)?.category ?? null;
}

/** Whether any standing line is such. Several rules ask this of a case: its categories are looked up once. */
export function anyCharge(
  index: CaseIndex,
  catalogue: Catalogue,
  isSuch: (category: string | null, line: FeeLine) => boolean,
): boolean {
  const lines = index.standingLines ?? [];
  const categories = categoriesOf(index, lines, catalogue);
  return lines.some((line, at) => isSuch(categories[at] as string | null, line));
}

interface Categories {
  readonly index: CaseIndex;
  readonly catalogue: Catalogue;
  readonly ofLines: readonly (string | null)[];
}

/** Of the case that was asked about last. */
let lastFound: Categories | null = null;

function categoriesOf(
  index: CaseIndex,
  lines: readonly FeeLine[],
  catalogue: Catalogue,
): Categories['ofLines'] {
  if (lastFound?.index !== index || lastFound.catalogue !== catalogue) {
    lastFound = { index, catalogue, ofLines: lines.map((line) => categoryOf(line, catalogue)) };
  }
  return lastFound.ofLines;
}
