import type { RegionIssue } from './region-issue.ts';
import type { RegionRules } from './region-rules.ts';

/** What there is in the world that a document may name. */
export interface KnownPlaces {
  readonly hasRegion: (code: string) => boolean;
  /** The region of a hospital; `null` for one that is not registered. */
  readonly regionOf: (hospital: string) => string | null;
  readonly hasDepartment: (code: string) => boolean;
  /** Whether some diagnosis code begins so. */
  readonly hasDiagnosis: (beginning: string) => boolean;
}

/** Hospitals, departments and diagnoses that are not there: a slip of the pen exempts nobody. */
export function findUnknownPlaces(
  { region, exemptions }: RegionRules,
  { hasRegion, regionOf, hasDepartment, hasDiagnosis }: KnownPlaces,
): readonly RegionIssue[] {
  const issues: RegionIssue[] = [];
  if (!hasRegion(region)) issues.push({ code: 'unknown-region', path: ['region'], region });
  for (const [at, { hospitals = [], departments = [], diagnoses = [] }] of exemptions.entries()) {
    const path = (list: string, i: number) => ['exemptions', at, list, i];
    for (const [i, hospital] of hospitals.entries())
      if (regionOf(hospital) !== region)
        issues.push({ code: 'unknown-hospital', path: path('hospitals', i), hospital, region });
    for (const [i, department] of departments.entries())
      if (!hasDepartment(department))
        issues.push({ code: 'unknown-department', path: path('departments', i), department });
    for (const [i, diagnosis] of diagnoses.entries())
      if (!hasDiagnosis(diagnosis))
        issues.push({ code: 'unknown-diagnosis', path: path('diagnoses', i), diagnosis });
  }
  return issues;
}
