import { randomUUID } from 'node:crypto';
import type { Bundle, Encounter, FhirResource, Patient, ServiceRequest } from 'fhir/r4.js';
import { importJWK, SignJWT } from 'jose';
import { stack } from './outsider.ts';

// A clinician's system as CDS Hooks knows it, from the address and the key that the stack gives to anyone.

export const discoveryUrl = `${stack.api}/cds-services`;
export const signUrl = `${discoveryUrl}/drg-sentinel-order-sign`;

/** A sound token for one call of an endpoint, but for the changes; `undefined` leaves a claim out. */
export async function clientToken(
  url: string,
  claims: Readonly<Record<string, unknown>> = {},
  header: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const { issuer, kid, key } = stack.cdsClient;
  const now = Math.floor(Date.now() / 1000);
  const payload = { iss: issuer, aud: url, iat: now, exp: now + 60, jti: randomUUID(), ...claims };
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'ES384', typ: 'JWT', kid, ...header })
    .sign(await importJWK(key));
}

/** Posts with a fresh token, or with the one given; `null` sends none. */
export async function post(url: string, body: unknown, token?: string | null): Promise<Response> {
  const bearer = token === undefined ? await clientToken(url) : token;
  return fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** Services for women only; the patient is a man. */
export const forbiddenCode = '002101030300000';

export function serviceRequest(code: string, changes: Partial<ServiceRequest> = {}): ServiceRequest {
  return {
    resourceType: 'ServiceRequest',
    id: 'sr-1',
    status: 'draft',
    intent: 'order',
    subject: { reference: 'Patient/pt-1' },
    code: { coding: [{ system: 'urn:cn:nhsa:service', code, display: '子宫造影' }] },
    authoredOn: '2026-03-04T10:00:00+08:00',
    ...changes,
  };
}

const patient: Patient = {
  resourceType: 'Patient',
  id: 'pt-1',
  gender: 'male',
  birthDate: '1985-06-01',
  identifier: [{ system: 'urn:cn:nhsa:hi-no', value: '371300198506010011' }],
};

export function bundleOf(...resources: readonly FhirResource[]): Bundle {
  return { resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })) };
}

/** A call that lacks nothing, in an encounter of its own, so that no test remembers another's warnings. */
export function hookCall(
  hook: 'patient-view' | 'order-select' | 'order-sign',
  orders: readonly FhirResource[] = [serviceRequest(forbiddenCode)],
) {
  const encounterId = randomUUID();
  const encounter: Encounter = {
    resourceType: 'Encounter',
    id: encounterId,
    status: 'in-progress',
    class: { code: 'IMP' },
    subject: { reference: 'Patient/pt-1' },
    period: { start: '2026-03-01T09:00:00+08:00' },
  };
  const condition: FhirResource = {
    resourceType: 'Condition',
    id: 'c-1',
    subject: { reference: 'Patient/pt-1' },
    code: { coding: [{ system: 'urn:cn:nhsa:icd-10', code: 'I10.x00x002', display: '高血压病' }] },
  };
  const none: Readonly<Record<string, FhirResource | null>> = {
    procedures: null,
    medications: null,
    services: null,
    devices: null,
    coverage: null,
  };
  return {
    hook,
    hookInstance: randomUUID() as string,
    context: {
      userId: 'Practitioner/dr-1',
      patientId: 'pt-1',
      encounterId,
      ...(hook === 'order-select' && {
        selections: orders.map(({ resourceType, id }) => `${resourceType}/${id}`),
      }),
      ...(hook !== 'patient-view' && { draftOrders: bundleOf(...orders) }),
    },
    prefetch: { ...none, patient, encounter, conditions: bundleOf(condition) },
  };
}

/** Paths of elements that are null or empty. */
export function emptyElements(value: unknown, path = ''): string[] {
  const isNothing = value === null || value === '' || value === undefined;
  if (isNothing || (typeof value === 'object' && Object.keys(value).length === 0)) return [path];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) => emptyElements(part, `${path}/${key}`));
}
