import type { Catalogue } from '../claims/catalogue.ts';
import type { FeeLine } from '../claims/settlement-list.ts';
import type { CaseIndex } from './case-index.ts';

/** The line's fee category as sent, else of the catalogue; `null` where neither knows it. */
export function categoryOf({ category, code }: FeeLine, catalogue: Catalogue): string | null {
  return category ?? catalogue.get(code)?.category ?? null;
}

/** Whether any standing line is of such a category; asks no further once one is. */
export function anyCharge(
  index: CaseIndex,
  catalogue: Catalogue,
  isSuch: (category: string | null) => boolean,
): boolean {
  const count = index.standingLines?.length ?? 0;
  for (let at = 0; at < count; at++) if (isSuch(categoryAt(index, at, catalogue))) return true;
  return false;
}

/** The category of the standing line at a place. Several rules ask this of a case: each line is looked up once. */
export function categoryAt(index: CaseIndex, at: number, catalogue: Catalogue): string | null {
  if (found.index !== index || found.catalogue !== catalogue) {
    found.index = index;
    found.catalogue = catalogue;
    found.ofLines = [];
  }
  const known = found.ofLines[at];
  if (known !== undefined) return known;
  const line = index.standingLines?.[at];
  const category = line ? categoryOf(line, catalogue) : null;
  found.ofLines[at] = category;
  return category;
}

/** What was found of the case that was asked about last. */
const found: {
  index: CaseIndex | null;
  catalogue: Catalogue | null;
  ofLines: (string | null | undefined)[];
} = { index: null, catalogue: null, ofLines: [] };
