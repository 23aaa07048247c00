import type { Catalogue } from '../../claims/catalogue.ts';
import type { SettlementList } from '../../claims/settlement-list.ts';

/** `med_chrgitm_type` of western drugs, slices and patent drugs. */
const drugCategories = ['09', '10', '11'];

/** Whether drugs are on the bill: on a standing line, else, where it has none, in its fee categories. */
export function buysDrugs(
  lines: SettlementList['feeLines'],
  categories: SettlementList['feeCategories'],
  catalogue: Catalogue,
): boolean {
  if (lines === null) {
    return categories?.some((one) => drugCategories.includes(one.category) && one.amountFen > 0) ?? false;
  }
  return lines.some(({ category, code }) =>
    drugCategories.includes(category ?? catalogue.get(code)?.category ?? ''),
  );
}
