import type { Catalogue } from '../claims/catalogue.ts';
import type { FeeLine } from '../claims/settlement-list.ts';

/** The line's fee category as sent, else of the catalogue; `null` where neither knows it. */
export function categoryOf({ category, code }: FeeLine, catalogue: Catalogue): string | null {
  return category ?? catalogue.get(code)?.category ?? null;
}
