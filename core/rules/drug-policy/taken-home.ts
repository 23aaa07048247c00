import type { FeeLine, SettlementList } from '../../claims/settlement-list.ts';
import { readDrugCode } from '../../drugs/national-drug-code.ts';

/** Whether what a line gives is taken at home: at discharge, or on a bill that is not of a stay. */
export function isTakenHome({ dischargeDrug }: FeeLine, { care }: Pick<SettlementList, 'care'>): boolean {
  return care !== 'inpatient' || dischargeDrug;
}

/** @param categories fee categories (`med_chrgitm_type`) of drugs that bear a code of their own region */
export function isDrug({ code, category }: FeeLine, categories: ReadonlySet<string>): boolean {
  return readDrugCode(code) !== null || (category !== null && categories.has(category));
}
