import type { Catalogue } from '../claims/catalogue.ts';
import type { FeeLine } from '../claims/settlement-list.ts';
import type { CaseIndex } from './case-index.ts';

/** The line's fee category as sent, else of the catalogue; `null` where neither knows it. */
export function categoryOf({ category, code }: FeeLine, catalogue: Catalogue): string | null {
  return category ?? catalogue.get(code)?.category ?? null;
}

/**
 * Whether any standing line is such; asks no further once one is. The catalogue is asked once for each item, not
 * for each line.
 */
export function anyCharge(
  linesByCode: NonNullable<CaseIndex['linesByCode']>,
  catalogue: Catalogue,
  isSuch: (category: string | null, line: FeeLine) => boolean,
): boolean {
  for (const [code, lines] of linesByCode) {
    const ofItem = catalogue.get(code)?.category ?? null;
    for (const line of lines) if (isSuch(line.category ?? ofItem, line)) return true;
  }
  return false;
}
