import type { CaseFacts } from '../../core/indicators/case-facts.ts';
import type { SheetSource } from '../../platform/summaries/sheet-source.ts';
import { sheetsInMemory } from '../../platform/summaries/sheets-in-memory.ts';

/** A case and the hospital that it was in. */
export interface HospitalCase {
  readonly hospital: string;
  readonly facts: CaseFacts;
}

/** The sheets of these cases, as the table would have them. */
export function sheetsOfCases(
  cases: readonly HospitalCase[],
  regionOf: (hospital: string) => string,
): SheetSource {
  const byHospital = [...Map.groupBy(cases, ({ hospital }) => hospital)];
  const all = byHospital.map(([hospital, of]) => ({ hospital, facts: of.map(({ facts }) => facts) }));
  return sheetsInMemory(all, regionOf);
}
