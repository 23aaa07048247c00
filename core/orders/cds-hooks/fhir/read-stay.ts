import * as z from 'zod';
import type { CareSetting } from '../../../claims/care-setting.ts';
import {
  coding,
  concept,
  extensions,
  findCoding,
  findIdentifier,
  findMoneyFen,
  hasCode,
  identifier,
  period,
  reference,
  relativeReference,
} from './elements.ts';
import type { FhirSystems } from './fhir-systems.ts';
import { toLocalTime } from './local-time.ts';
import { type Clinician, doctorOf } from './read-clinician.ts';

export const encounterSchema = z.object({
  id: z.string(),
  identifier: z.array(identifier).optional(),
  class: coding.optional(),
  serviceType: concept.optional(),
  serviceProvider: reference.optional(),
  period: period.optional(),
  participant: z
    .array(z.object({ type: z.array(concept).optional(), individual: reference.optional() }))
    .optional(),
  location: z.array(z.object({ location: reference.optional(), status: z.string().optional() })).optional(),
  diagnosis: z
    .array(
      z.object({
        condition: reference.optional(),
        use: concept.optional(),
        rank: z.number().optional(),
      }),
    )
    .optional(),
  extension: extensions,
});

export type FhirEncounter = z.infer<typeof encounterSchema>;

/** What an Encounter itself says of a stay or visit. */
export interface Stay {
  readonly encounterId: string;
  readonly care: CareSetting;
  readonly admittedAt: string;
  readonly dischargedAt: string | null;
  readonly department: string;
  readonly doctor: string | null;
  readonly costSoFarFen: number | null;
}

/** @param askedAt stands for a beginning that nobody tells */
export function readStay(given: FhirEncounter, user: Clinician, systems: FhirSystems, askedAt: string): Stay {
  const { utc_offset_minutes: offset, encounter_classes, identifier_systems, extensions: urls } = systems;
  const costFen = findMoneyFen(given.extension, urls.cost_so_far);
  return {
    encounterId: findIdentifier(given.identifier, identifier_systems.encounter) ?? given.id,
    // As on a settlement list: what does not say is of a stay.
    care: encounter_classes[given.class?.code ?? ''] ?? 'inpatient',
    admittedAt: toLocalTime(given.period?.start, offset) ?? askedAt,
    dischargedAt: toLocalTime(given.period?.end, offset, '23:59:59'),
    department: findDepartment(given, systems),
    doctor: findDoctor(given, user, systems),
    costSoFarFen: costFen === null ? null : Math.round(costFen),
  };
}

/** By a code of departments, else by what the client calls the place where the patient now lies. */
function findDepartment(
  { serviceType, serviceProvider, location = [] }: FhirEncounter,
  { code_systems, identifier_systems }: FhirSystems,
): string {
  const coded = findCoding(serviceType, code_systems.department)?.code;
  if (coded !== undefined) return coded;
  const places = [serviceProvider, ...location.map((one) => one.location)].flatMap(
    (one) => one?.identifier ?? [],
  );
  const numbered = findIdentifier(places, identifier_systems.department);
  if (numbered !== null) return numbered;
  const now = location.find(({ status }) => status === 'active') ?? location.at(-1);
  return now?.location?.identifier?.value ?? relativeReference(now?.location)?.split('/')[1] ?? '';
}

function findDoctor(
  { participant = [] }: FhirEncounter,
  user: Clinician,
  systems: FhirSystems,
): string | null {
  for (const role of systems.attending_roles) {
    const found = participant.find(({ type }) => type?.some((one) => hasCode(one, [role])));
    if (found) return doctorOf(found.individual, user, systems);
  }
  return null;
}
