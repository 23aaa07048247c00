import { codeTableSchema } from '../../core/grouping/code-table.ts';
import type { KnownPlaces } from '../../core/rules/region/find-unknown-places.ts';
import { readKnowledge } from './knowledge-folder.ts';
import { loadDepartments } from './load-dictionaries.ts';
import { loadHospitals, loadRegions } from './load-knowledge.ts';

/** Regions, hospitals, departments and diagnoses as installed; settlement lists are coded in this edition. */
export function loadKnownPlaces(folder: string): KnownPlaces {
  const { byCode } = loadRegions(folder);
  const hospitals = loadHospitals(folder);
  const departments = loadDepartments(folder);
  const diagnoses = readKnowledge(
    (input) => Object.keys(codeTableSchema.parse(input).titles),
    folder,
    'codes',
    'icd10-nhsa-2.0.json',
  );
  return {
    hasRegion: (code) => byCode.has(code),
    regionOf: (hospital) => hospitals.get(hospital)?.region ?? null,
    hasDepartment: (code) => departments.has(code),
    hasDiagnosis: (beginning) => diagnoses.some((code) => code.startsWith(beginning)),
  };
}
