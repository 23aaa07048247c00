import type { FeeLine } from '../../claims/settlement-list.ts';
import type { DrugReference } from '../../drugs/drug-reference.ts';
import { isSliceCode } from '../../drugs/national-drug-code.ts';
import { normalItemName } from '../item-name.ts';

/**
 * Tells TCM slices by their national code; where a region has codes of its own, by the fee category
 * (`med_chrgitm_type`) of the line, or by a name of the national catalogue of slices.
 */
export function sliceTeller(
  categories: readonly string[],
  { slices }: Pick<DrugReference, 'slices'>,
): (line: FeeLine) => boolean {
  const ofSlices = new Set(categories);
  const names = new Set(slices.map(([name]) => normalItemName(name)));
  return ({ code, category, name }) =>
    isSliceCode(code) ||
    (category !== null && ofSlices.has(category)) ||
    (name !== null && names.has(normalItemName(name)));
}
