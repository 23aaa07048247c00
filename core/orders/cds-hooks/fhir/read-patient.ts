import * as z from 'zod';
import { entryOf } from '../../../claims/entry-of.ts';
import { findPersonId } from '../../../claims/find-person-id.ts';
import type { Sex } from '../../../claims/settlement-list.ts';
import type { OrderPatient } from '../../encounter.ts';
import { findIdentifier, identifier } from './elements.ts';
import type { FhirSystems } from './fhir-systems.ts';

export const patientSchema = z.object({
  id: z.string(),
  gender: z.enum(['male', 'female', 'other', 'unknown']).optional(),
  birthDate: z.string().optional(),
  identifier: z.array(identifier).optional(),
});

const sexes: Readonly<Record<string, Sex>> = { male: 'male', female: 'female' };

/**
 * The person by the same number as on a settlement list, so that other stays are found.
 * @param placeholders what clients write where a person has no number
 */
export function readPatient(
  { id, gender, birthDate = '', identifier: known }: z.infer<typeof patientSchema>,
  { identifier_systems: systems }: FhirSystems,
  placeholders: readonly string[],
): OrderPatient {
  const numbers = {
    hi_no: findIdentifier(known, systems.hi_no),
    psn_no: findIdentifier(known, systems.psn_no),
    certno: findIdentifier(known, systems.certno),
  };
  return {
    reference: id,
    personId: findPersonId(numbers, {}, placeholders),
    sex: gender === undefined ? 'not-stated' : (entryOf(sexes, gender) ?? 'unknown'),
    birthDate: /^\d{4}-\d{2}-\d{2}$/.test(birthDate) ? birthDate : null,
    maternity: null,
  };
}
