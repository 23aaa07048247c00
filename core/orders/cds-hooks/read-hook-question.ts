import type { Catalogue } from '../../claims/catalogue.ts';
import type { Encounter } from '../encounter.ts';
import type { OrderQuestion } from '../order-check.ts';
import type { FhirSystems } from './fhir/fhir-systems.ts';
import { isOfOther, type LeftOut, readEach } from './fhir/left-out.ts';
import { readClinician } from './fhir/read-clinician.ts';
import { coverageSchema, readCoverage } from './fhir/read-coverage.ts';
import { conditionSchema, rankDiagnoses, readDiagnosis } from './fhir/read-diagnoses.ts';
import { patientSchema, readPatient } from './fhir/read-patient.ts';
import { procedureSchema, readProcedure } from './fhir/read-procedure.ts';
import { encounterSchema, type FhirEncounter, readStay } from './fhir/read-stay.ts';
import type { HookService } from './hook-book.ts';
import type { HookProblem } from './hook-problem.ts';
import { readHookOrders } from './read-hook-orders.ts';
import { type HookRequest, isAboutNothing, readHookRequest } from './read-hook-request.ts';

/** What a call is read by, beside its body. */
export interface HookReader {
  readonly systems: FhirSystems;
  readonly catalogue: Catalogue;
  /** What clients write where a person has no number. */
  readonly placeholders: readonly string[];
}

/** Who called, by the token, and when: local time, `yyyy-MM-ddTHH:mm:ss`. */
export interface HookCaller {
  readonly hospital: string;
  readonly askedAt: string;
}

/** A call as a question about orders, with what the answer has to refer to. */
export interface AskedByHook {
  readonly question: OrderQuestion;
  /** References of orders that can still be deleted. */
  readonly deletable: ReadonlySet<string>;
  readonly notes: HookNotes;
}

/** What the answer has to say of the data, lest anybody think that all was checked. */
export interface HookNotes {
  readonly leftOut: readonly LeftOut[];
  /** References of orders whose price nobody knows: they count as nothing. */
  readonly unpriced: readonly string[];
  /** Prefetch keys that were asked for and not sent, or not readable. */
  readonly notSent: readonly string[];
  /** Prefetch keys of which only the first page was sent. */
  readonly incomplete: readonly string[];
}

export type HookQuestionReading =
  | { readonly kind: 'question'; readonly asked: AskedByHook }
  /** No encounter is open: there is nothing to say. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly status: 400 | 412; readonly problems: readonly HookProblem[] };

/** Reads the body of a service's call. Nothing is fetched: what was not prefetched is not known. */
export function readHookQuestion(
  service: HookService,
  body: string,
  caller: HookCaller,
  reader: HookReader,
): HookQuestionReading {
  const reading = readHookRequest(service, body);
  if (!reading.ok) return { kind: 'refused', status: reading.status, problems: reading.problems };
  const { request } = reading;
  if (isAboutNothing(request)) return { kind: 'nothing' };
  const who = readWhoAndWhere(request);
  if (!who.ok) return { kind: 'refused', status: 412, problems: who.problems };
  return { kind: 'question', asked: toQuestion(service, request, who, caller, reader) };
}

interface WhoAndWhere {
  readonly patient: Parameters<typeof readPatient>[0];
  readonly encounter: FhirEncounter;
}

/** The two resources without which nothing can be said; those of somebody else would be worse than none. */
function readWhoAndWhere({ prefetched, patientId, encounterId }: HookRequest) {
  const problems: HookProblem[] = [];
  const [patientResource] = prefetched.get('patient') ?? [];
  const [encounterResource] = prefetched.get('encounter') ?? [];
  const patient = patientSchema.safeParse(patientResource);
  const encounter = encounterSchema.safeParse(encounterResource);
  const refuse = (code: HookProblem['code'], key: string) => problems.push({ code, at: `prefetch.${key}` });
  if (!patientResource) refuse('prefetch-none', 'patient');
  else if (!patient.success) refuse('prefetch-unreadable', 'patient');
  else if (patient.data.id !== patientId) refuse('other-patient', 'patient');
  if (!encounterResource) refuse('prefetch-none', 'encounter');
  else if (!encounter.success) refuse('prefetch-unreadable', 'encounter');
  else if (encounterId !== null && encounter.data.id !== encounterId) refuse('other-encounter', 'encounter');
  else if (isOfOther(encounterResource, patientId)) refuse('other-patient', 'encounter');
  return patient.success && encounter.success && problems.length === 0
    ? { ok: true as const, patient: patient.data, encounter: encounter.data }
    : { ok: false as const, problems };
}

function toQuestion(
  service: HookService,
  request: HookRequest,
  { patient, encounter }: WhoAndWhere,
  { hospital, askedAt }: HookCaller,
  { systems, catalogue, placeholders }: HookReader,
): AskedByHook {
  const { prefetched, patientId, userId, hookInstance } = request;
  const of = (key: string) => prefetched.get(key) ?? [];
  const user = readClinician(userId, of('user'), systems);
  const conditions = readEach(
    of('conditions'),
    conditionSchema,
    (one) => readDiagnosis(one, systems),
    patientId,
  );
  const procedures = readEach(
    of('procedures'),
    procedureSchema,
    (one) => readProcedure(one, user, systems),
    patientId,
  );
  const coverage = readEach(of('coverage'), coverageSchema, (one) => readCoverage(one, systems), patientId);
  const orders = readHookOrders(request, { systems, catalogue, user, askedAt });
  const asEncounter: Encounter = {
    hospital,
    careType: null,
    declaredHospital: { name: null, level: null },
    patient: readPatient(patient, systems, placeholders),
    ...readStay(encounter, user, systems, askedAt),
    diagnoses: rankDiagnoses(conditions.values, encounter, systems),
    procedures: procedures.values,
    insurance: coverage.values[0] ?? { typeCode: null, insuredRegion: null },
    orders: orders.values.map(({ order }) => order),
  };
  return {
    question: {
      encounter: asEncounter,
      askedAt,
      request: `${service.hook} ${hookInstance}`,
      concerns: 'current-orders',
      rules: null,
    },
    deletable: orders.drafts,
    notes: {
      leftOut: [...conditions.leftOut, ...procedures.leftOut, ...coverage.leftOut, ...orders.leftOut],
      unpriced: orders.values.filter(({ isPriced }) => !isPriced).map(({ order }) => order.id),
      notSent: service.prefetch.filter((key) => !prefetched.has(key)),
      incomplete: request.incomplete,
    },
  };
}
