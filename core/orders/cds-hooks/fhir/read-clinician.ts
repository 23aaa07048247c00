import * as z from 'zod';
import type { PrescriberTitle } from '../../../claims/settlement-list.ts';
import type { FhirResource } from '../read-prefetched.ts';
import {
  concept,
  findCoding,
  findIdentifier,
  identifier,
  type Reference,
  reference,
  relativeReference,
} from './elements.ts';
import type { FhirSystems } from './fhir-systems.ts';
import { referenceOf } from './left-out.ts';

/** A Practitioner or a PractitionerRole: their fields differ in name only. */
const clinicianSchema = z.object({
  identifier: z.array(identifier).optional(),
  qualification: z.array(z.object({ code: concept.optional() })).optional(),
  code: z.array(concept).optional(),
  practitioner: reference.optional(),
});

/** Who is at the screen, as far as the client tells. */
export interface Clinician {
  /** References by which orders may name them. */
  readonly references: readonly string[];
  readonly doctor: string | null;
  readonly title: PrescriberTitle | null;
}

/** @param resources the user's Practitioner, PractitionerRole or both */
export function readClinician(
  userId: string,
  resources: readonly FhirResource[],
  { code_systems, identifier_systems, titles }: FhirSystems,
): Clinician {
  const references = [userId];
  let doctor: string | null = null;
  let title: PrescriberTitle | null = null;
  for (const resource of resources) {
    const parsed = clinicianSchema.safeParse(resource);
    if (!parsed.success) continue;
    const { identifier: known, qualification = [], code = [], practitioner } = parsed.data;
    references.push(referenceOf(resource), relativeReference(practitioner) ?? userId);
    doctor ??= findIdentifier(known, identifier_systems.doctor);
    const codes = [...code, ...qualification.map((one) => one.code)];
    const coded = codes
      .map((one) => findCoding(one, code_systems.title)?.code)
      .find((one) => one !== undefined);
    title ??= titles[coded ?? ''] ?? null;
  }
  return { references, doctor, title };
}

/** The doctor whom a reference means, by the national code where it is told, else by the client's own id. */
export function doctorOf(given: Reference | undefined, user: Clinician, systems: FhirSystems): string | null {
  const coded = findIdentifier(given?.identifier && [given.identifier], systems.identifier_systems.doctor);
  if (coded !== null) return coded;
  const named = relativeReference(given);
  if (named !== null && user.doctor !== null && user.references.includes(named)) return user.doctor;
  return named?.split('/')[1] ?? null;
}
