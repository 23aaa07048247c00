import * as z from 'zod';
import type { Encounter } from '../../encounter.ts';
import { concept, findCoding, findIdentifier, reference } from './elements.ts';
import type { FhirSystems } from './fhir-systems.ts';
import type { ResourceReading } from './left-out.ts';

export const coverageSchema = z.object({
  status: z.string().optional(),
  type: concept.optional(),
  payor: z.array(reference).optional(),
});

/** The insurance that a coverage in force tells of; `null` where it tells nothing that is understood. */
export function readCoverage(
  { status = 'active', type, payor = [] }: z.infer<typeof coverageSchema>,
  { code_systems, identifier_systems }: FhirSystems,
): ResourceReading<Encounter['insurance']> {
  if (status !== 'active') return { value: null };
  const coded = findCoding(type, code_systems.insurance_type);
  if (coded === null) return { value: null, why: 'no-known-code' };
  const payors = payor.flatMap((one) => one.identifier ?? []);
  return {
    value: { typeCode: coded.code, insuredRegion: findIdentifier(payors, identifier_systems.region) },
  };
}
