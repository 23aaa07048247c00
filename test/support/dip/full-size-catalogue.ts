import { readFileSync } from 'node:fs';
import type { DipCatalogue } from '../../../core/grouping/dip/catalogue.ts';
import { codePool } from '../../../generator/dip/code-pool.ts';
import { type CatalogueWish, makeCatalogue } from '../../../generator/dip/make-catalogue.ts';

/** A generated catalogue of installed codes, as large as the published one unless told otherwise. */
export function generatedCatalogue(wish: CatalogueWish): DipCatalogue {
  return makeCatalogue(wish, poolOf('icd10-nhsa-2.0'), poolOf('icd9cm3-nhsa-2.0'));
}

function poolOf(table: string) {
  const { titles } = JSON.parse(readFileSync(`knowledge/codes/${table}.json`, 'utf8')) as {
    titles: Record<string, string>;
  };
  return codePool(titles);
}
