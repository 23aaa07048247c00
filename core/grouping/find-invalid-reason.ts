import type { GroupingCase } from './grouping-case.ts';

/** Why a case is not tried at all. */
export type InvalidReason = 'sexBlank' | 'newbornWithoutWeight' | 'noDiagnosis';

/** The first reason in the fixed order of the scheme's checks; whether codes exist is not one of them. */
export function findInvalidReason(given: GroupingCase): InvalidReason | null {
  if (given.sex === null || given.sex === '') return 'sexBlank';
  if ((given.ageYears ?? 0) === 0 && (given.ageDays ?? 0) <= 28 && (given.weightGrams ?? 0) === 0) {
    return 'newbornWithoutWeight';
  }
  return given.dx.length === 0 ? 'noDiagnosis' : null;
}
