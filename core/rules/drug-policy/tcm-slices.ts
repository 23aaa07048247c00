import type { FeeLine } from '../../claims/settlement-list.ts';
import { isSliceCode } from '../../drugs/national-drug-code.ts';

/** Tells TCM slices by their national code, else by the fee category (`med_chrgitm_type`) of the line. */
export function sliceTeller(categories: readonly string[]): (line: FeeLine) => boolean {
  const ofSlices = new Set(categories);
  return ({ code, category }) => isSliceCode(code) || (category !== null && ofSlices.has(category));
}
