import * as z from 'zod';
import type { Procedure } from '../../../claims/settlement-list.ts';
import { concept, findCoding, nameOf, period, reference } from './elements.ts';
import type { FhirSystems } from './fhir-systems.ts';
import type { ResourceReading } from './left-out.ts';
import { toLocalTime } from './local-time.ts';
import { type Clinician, doctorOf } from './read-clinician.ts';

export const procedureSchema = z.object({
  status: z.string(),
  code: concept.optional(),
  performedDateTime: z.string().optional(),
  performedPeriod: period.optional(),
  performer: z.array(z.object({ actor: reference.optional() })).optional(),
});

/** What was done, or is being done, with a code that is understood. */
export function readProcedure(
  given: z.infer<typeof procedureSchema>,
  user: Clinician,
  systems: FhirSystems,
): ResourceReading<Procedure> {
  const { status, code, performedDateTime, performedPeriod, performer = [] } = given;
  if (!systems.procedures_done.includes(status)) return { value: null };
  const coded = findCoding(code, systems.code_systems.procedure);
  if (coded === null) return { value: null, why: 'no-known-code' };
  const at = toLocalTime(performedDateTime ?? performedPeriod?.start, systems.utc_offset_minutes);
  return {
    value: {
      code: coded.code,
      name: nameOf(coded, code),
      performedOn: at?.slice(0, 10) ?? null,
      surgeon: doctorOf(performer[0]?.actor, user, systems),
      anaesthesia: null,
    },
  };
}
