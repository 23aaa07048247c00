import * as z from 'zod';
import type { HookService } from './hook-book.ts';
import type { HookProblem } from './hook-problem.ts';
import { readBody } from './read-body.ts';
import { type FhirResource, readPrefetched } from './read-prefetched.ts';

/** A call of a service, as far as it binds: what is in the resources is read later, one by one. */
export interface HookRequest {
  /** Unique to this call of the hook. */
  readonly hookInstance: string;
  /** `Practitioner/…`, `PractitionerRole/…`. */
  readonly userId: string;
  readonly patientId: string;
  readonly encounterId: string | null;
  /** Orders that are not yet signed. */
  readonly draftOrders: readonly FhirResource[];
  /** Relative references or ids of those just selected; `null` where the hook knows no selection. */
  readonly selections: ReadonlySet<string> | null;
  /** By prefetch key; a key that was not sent is not there. */
  readonly prefetched: ReadonlyMap<string, readonly FhirResource[]>;
  /** Keys of which only a page was sent. */
  readonly incomplete: readonly string[];
}

/** 400 for a call that breaks the specification, 412 for one that lacks what the service needs. */
export type HookRequestReading =
  | { readonly ok: true; readonly request: HookRequest }
  | { readonly ok: false; readonly status: 400 | 412; readonly problems: readonly HookProblem[] };

const text = z.string().min(1);
const resource = z.looseObject({ resourceType: text, id: text.optional() });

const draftOrders = z.object({
  resourceType: z.literal('Bundle'),
  entry: z.array(z.object({ resource })).min(1),
});

const clinician = z.string().regex(/^(?:Practitioner|PractitionerRole)\/[A-Za-z0-9\-.]{1,64}$/);
const anyUser = z
  .string()
  .regex(/^(?:Practitioner|PractitionerRole|Patient|RelatedPerson)\/[A-Za-z0-9\-.]{1,64}$/);

const inContext = { patientId: text, encounterId: text.optional() };

/** By the definitions of the hooks. */
const contexts = {
  'patient-view': z.object({ ...inContext, userId: anyUser }),
  'order-select': z.object({
    ...inContext,
    userId: clinician,
    selections: z.array(text).min(1),
    draftOrders,
  }),
  'order-sign': z.object({ ...inContext, userId: clinician, draftOrders }),
};

const authorization = z.object({
  access_token: text,
  token_type: z.literal('Bearer'),
  expires_in: z.int(),
  scope: text,
  subject: text,
});

const call = z.object({
  hook: text,
  hookInstance: z.guid(),
  fhirServer: z.url().optional(),
  fhirAuthorization: authorization.optional(),
  prefetch: z.record(z.string(), z.unknown()).optional(),
});

const calls = {
  'patient-view': call.extend({ context: contexts['patient-view'] }),
  'order-select': call.extend({ context: contexts['order-select'] }),
  'order-sign': call.extend({ context: contexts['order-sign'] }),
};

type Call = z.infer<typeof call> & {
  readonly context: z.infer<(typeof contexts)['patient-view']> & {
    readonly selections?: readonly string[];
    readonly draftOrders?: z.infer<typeof draftOrders>;
  };
};

/** Reads the body of a call by what the specification demands of clients. The access token, if any, is not kept. */
export function readHookRequest(service: HookService, body: string): HookRequestReading {
  const read = readBody<Call>(body, calls[service.hook]);
  if (!read.ok) return { ok: false, status: 400, problems: read.problems };
  const broken = findBreaches(service, read.value);
  if (broken.length > 0) return { ok: false, status: 400, problems: broken };
  const { context, hookInstance, prefetch = {} } = read.value;
  const { prefetched, incomplete, problems } = readPrefetched(prefetch, service.prefetch);
  const request = {
    hookInstance,
    userId: context.userId,
    patientId: context.patientId,
    encounterId: context.encounterId ?? null,
    draftOrders: context.draftOrders?.entry.map((entry) => entry.resource) ?? [],
    selections: context.selections === undefined ? null : new Set(context.selections),
    prefetched,
    incomplete,
  };
  const lacking = isAboutNothing(request) ? [] : findLacking(service, prefetched, problems);
  return lacking.length > 0 ? { ok: false, status: 412, problems: lacking } : { ok: true, request };
}

/** A record that was opened outside any encounter: there is no stay to speak of. */
export function isAboutNothing({ encounterId, draftOrders }: HookRequest): boolean {
  return encounterId === null && draftOrders.length === 0;
}

function findBreaches(
  service: HookService,
  { hook, fhirServer, fhirAuthorization, context }: Call,
): HookProblem[] {
  const problems: HookProblem[] = [];
  if (hook !== service.hook) problems.push({ code: 'wrong-hook', at: 'hook' });
  if (fhirAuthorization && !fhirServer) problems.push({ code: 'field-missing', at: 'fhirServer' });
  if (fhirServer && !/^https:/i.test(fhirServer)) problems.push({ code: 'not-https', at: 'fhirServer' });
  const drafts = new Set(context.draftOrders?.entry.flatMap(({ resource }) => namesOf(resource)));
  context.selections?.forEach((selection, index) => {
    if (!drafts.has(selection))
      problems.push({ code: 'selection-not-found', at: `context.selections[${index}]` });
  });
  return problems;
}

/** The hook's table speaks of ids, its examples are relative references: both are understood. */
function namesOf({ resourceType, id }: FhirResource): string[] {
  return id === undefined ? [] : [id, `${resourceType}/${id}`];
}

function findLacking(
  { needed }: HookService,
  prefetched: HookRequest['prefetched'],
  problems: readonly HookProblem[],
): HookProblem[] {
  return needed.flatMap((key): HookProblem[] => {
    const at = `prefetch.${key}`;
    const known = problems.find((problem) => problem.at === at);
    if (known) return [known];
    return prefetched.has(key) ? [] : [{ code: 'prefetch-missing', at }];
  });
}
