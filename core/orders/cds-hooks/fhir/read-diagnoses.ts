import * as z from 'zod';
import type { Diagnosis } from '../../../claims/settlement-list.ts';
import { concept, findCoding, hasCode, nameOf, relativeReference } from './elements.ts';
import type { FhirSystems } from './fhir-systems.ts';
import type { ResourceReading } from './left-out.ts';
import type { FhirEncounter } from './read-stay.ts';

export const conditionSchema = z.object({
  id: z.string().optional(),
  code: concept.optional(),
  verificationStatus: concept.optional(),
});

export interface MadeDiagnosis extends Diagnosis {
  /** `Condition/c1`: the encounter says by it which is principal. */
  readonly reference: string;
}

/** A condition as a diagnosis, if it is one and has a code that is understood. */
export function readDiagnosis(
  { id, code, verificationStatus }: z.infer<typeof conditionSchema>,
  { code_systems, not_diagnosed }: FhirSystems,
): ResourceReading<MadeDiagnosis> {
  if (hasCode(verificationStatus, not_diagnosed)) return { value: null };
  const coded = findCoding(code, code_systems.diagnosis);
  if (coded === null) return { value: null, why: 'no-known-code' };
  const name = nameOf(coded, code);
  return { value: { reference: `Condition/${id}`, code: coded.code, name, presentOnAdmission: null } };
}

/**
 * Principal first: by the role that the encounter gives a diagnosis, then by its rank, then as they came. Those that
 * the encounter does not name come last; what is recorded on admission and again at discharge counts once.
 */
export function rankDiagnoses(
  diagnoses: readonly MadeDiagnosis[],
  { diagnosis: named = [] }: FhirEncounter,
  { diagnosis_roles: roles }: FhirSystems,
): Diagnosis[] {
  const placeOf = ({ reference }: MadeDiagnosis) => {
    const own = named.filter(({ condition }) => relativeReference(condition) === reference);
    const places = own.map(({ use, rank = roleless }) => {
      const role = roles.findIndex((one) => hasCode(use, [one]));
      return (role < 0 ? roles.length : role) * roleless + rank;
    });
    return Math.min(...places, roleless * roleless);
  };
  const placed = diagnoses.map((diagnosis) => ({ diagnosis, place: placeOf(diagnosis) }));
  const byCode = new Map<string, Diagnosis>();
  for (const { diagnosis } of placed.sort((a, b) => a.place - b.place)) {
    const { code, name, presentOnAdmission } = diagnosis;
    if (!byCode.has(code)) byCode.set(code, { code, name, presentOnAdmission });
  }
  return [...byCode.values()];
}

/** Above any rank that is given. */
const roleless = 1000;
