import { compileScheme } from '../../../core/grouping/compile-scheme.ts';
import type { GroupingCase } from '../../../core/grouping/grouping-case.ts';
import { loadScheme } from '../../../platform/knowledge/load-scheme.ts';

/** The installed CHS-DRG 1.1, shared by the tests of this folder. */
export const nationalScheme = loadScheme('knowledge', 'chs-drg-1.1');
export const nationalGrouper = compileScheme(nationalScheme);

/** A grown man who had nothing done; tests say only what matters to them. */
export function aCase(facts: Partial<GroupingCase> & Pick<GroupingCase, 'dx'>): GroupingCase {
  return {
    id: 'case',
    sex: '1',
    ageYears: 50,
    ageDays: null,
    weightGrams: null,
    dept: null,
    losDays: 7,
    dischargeWay: '1',
    proc: [],
    ...facts,
  };
}

/** A newborn of ten days with a weight. */
export function aNewborn(facts: Partial<GroupingCase> & Pick<GroupingCase, 'dx'>): GroupingCase {
  return aCase({ ageYears: 0, ageDays: 10, weightGrams: 3000, ...facts });
}
