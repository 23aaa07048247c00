import * as z from 'zod';
import { wordsSchema } from '../../../claims/words.ts';

const uris = z.array(z.string().min(1)).min(1);
const codes = z.array(z.string().min(1)).min(1);

const systemsSchema = z.strictObject({
  id: z.string().min(1),
  title: wordsSchema,
  source: z.string().min(1),
  revised_on: z.iso.date(),
  /** Of the nation's one time zone: moments with a zone are read as its local time. */
  utc_offset_minutes: z.int(),
  /** URIs by what they code, preferred first. */
  code_systems: z.strictObject({
    diagnosis: uris,
    procedure: uris,
    order: uris,
    insurance_type: uris,
    department: uris,
    title: uris,
  }),
  identifier_systems: z.strictObject({
    encounter: uris,
    hi_no: uris,
    psn_no: uris,
    certno: uris,
    doctor: uris,
    department: uris,
    region: uris,
  }),
  extensions: z.strictObject({ cost_so_far: z.string().min(1), unit_price: z.string().min(1) }),
  encounter_classes: z.record(z.string(), z.enum(['inpatient', 'outpatient'])),
  /** Roles of a diagnosis in an encounter; the principal one is first. */
  diagnosis_roles: codes,
  /** Roles of a participant, the one in charge first. */
  attending_roles: codes,
  /** Verification statuses of what is no diagnosis. */
  not_diagnosed: codes,
  procedures_done: codes,
  /** Statuses of orders that count as given or being given. */
  orders_standing: codes,
  order_intents: codes,
  titles: z.record(z.string(), z.enum(['chief', 'deputy-chief', 'attending', 'physician', 'assistant'])),
  take_home: codes,
  long_term: codes,
  /** Timing codes whose words do not say it themselves. */
  times_a_day: z.record(z.string(), z.number().positive()),
  /** UCUM units of time. */
  days_of_unit: z.record(z.string(), z.number().positive()),
});

/** What of FHIR's many code systems and values is understood, and as what. */
export type FhirSystems = Readonly<z.infer<typeof systemsSchema>>;

/** Checks `knowledge/dictionaries/fhir-systems.json`. Throws one error that lists every mistake. */
export function parseFhirSystems(input: unknown): FhirSystems {
  const parsed = systemsSchema.safeParse(input);
  if (!parsed.success) throw new Error(`FHIR systems: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
